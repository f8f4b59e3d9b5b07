import './tables.ts'

export { carry, type Kept, keepReading, type ToKeep } from './keep.ts'
export * from './reading.ts'
export { readingName, readReadingName } from './reading-name.ts'
export {
  findReading,
  listDueReadings,
  listReadings,
  newestReadings,
  type ReadingChoice,
  type ReadingPage,
} from './reading-queries.ts'
export { findResult, listResults, type ResultChoice, type ResultPage } from './result-queries.ts'
