import './tables.ts'

export { type Kept, keepReading, type ToKeep } from './keep.ts'
export {
  findReading,
  findResult,
  listDueReadings,
  listReadings,
  listResults,
  newestReadings,
  type ReadingChoice,
  type ResultChoice,
} from './queries.ts'
export * from './reading.ts'
