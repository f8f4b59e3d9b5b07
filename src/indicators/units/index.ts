export {
  type Dimension,
  dimension,
  isSame,
  isWhole,
  plain,
  showDimension,
  times,
} from './dimension.ts'
export { conversion, type Unit, units } from './units.ts'
