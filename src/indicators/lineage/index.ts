export { type Replay, replayResult } from './replay.ts'
export {
  type ObservationChoice,
  observationsOfResult,
  type RollupRow,
  rowsOfResult,
} from './rows.ts'
