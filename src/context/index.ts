export {
  changedEvent,
  isDirty,
  type NamedHours,
  rebuildRollups,
  rollupProgress,
  type SeriesHour,
  togetherOf,
} from './rollup/index.ts'
export * from './series/index.ts'
export { createSpace, findSpace, listSpaces, type Space } from './space/index.ts'
export { isErased } from './temporal/index.ts'
