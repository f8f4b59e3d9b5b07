export {
  changedEvent,
  isDirty,
  type NamedHours,
  rollupProgress,
  type SeriesHour,
  togetherOf,
} from './rollup/index.ts'
export * from './series/index.ts'
export { createSpace, findSpace, type Space } from './space/index.ts'
