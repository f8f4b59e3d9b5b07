export { hourOf, type NamedHours, type SeriesHour } from './hour.ts'
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
