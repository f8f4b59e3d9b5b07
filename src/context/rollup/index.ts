export { changedEvent, hourOf, type NamedHours, type SeriesHour, togetherOf } from './hour.ts'
export { isDirty, type Progress, rollupProgress } from './progress.ts'
export {
  daysOf,
  hoursOf,
  type Rollup,
  type Series,
  type SeriesChoice,
  seriesOf,
} from './read.ts'
export { rebuildRollups } from './rebuild.ts'
export { recompute } from './recompute.ts'
export { rollupListener, rollupWorker } from './worker.ts'
