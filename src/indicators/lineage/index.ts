export { type Replay, replayResult } from './replay.ts'
export {
  type ObservationChoice,
  observationsOf,
  type RollupRow,
  rowsOf,
} from './rows.ts'
export { type ReadingTrace, type Trace, traceReading } from './trace.ts'
