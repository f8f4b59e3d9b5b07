export {
  indicatorListener,
  indicatorWorker,
  type MeasuringDeps,
  measureWhatChanged,
} from './follow-news.ts'
export { judgeCity, proofChangedEvent } from './judge-city.ts'
export { measureHistory } from './measure-history.ts'
export { measureOne, measureTargets } from './measure-targets.ts'
export { measuredIn } from './measured-of.ts'
export { startTicking, tick, tickSpace } from './tick.ts'
