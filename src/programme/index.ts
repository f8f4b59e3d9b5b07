import './tables.ts'

export { answerCorrection } from './answer-correction.ts'
export { findCeremony, listCeremonies } from './ceremony-queries.ts'
export * from './certificate/index.ts'
export { checkFiles, type RecordFiles } from './check-files.ts'
export * from './correction.ts'
export {
  listOpenCorrections,
  listPublishedCorrections,
  type OpenCorrection,
} from './correction-queries.ts'
export { listCounts } from './count-queries.ts'
export { type EventFilter, type ListedEvent, listEvents } from './event-queries.ts'
export { exportRecord } from './export-record.ts'
export { homeFigures } from './home-figure-queries.ts'
export * from './home-figures.ts'
export { type ImportOutcome, importRecord } from './import-record.ts'
export { loadShippedRecord, type ShippedOutcome } from './load-shipped-record.ts'
export { recordNotice, sampleNotice } from './notice.ts'
export { programmeData } from './personal-data.ts'
export * from './problems.ts'
export * from './publish-rules.ts'
export { readRecordFolder } from './read-record-folder.ts'
export { receiveCorrection } from './receive-correction.ts'
export * from './record.ts'
export { isCertifiedOn, type RecordFilter } from './record-filter.ts'
export {
  findAlias,
  findRecord,
  findWithdrawal,
  type ListedRecord,
  listMapCities,
  listRecords,
  type MapCity,
  type Suggestion,
  suggestRecords,
} from './record-queries.ts'
export { proofRules, publishedRules, rulePeriod, settledWords } from './rule-queries.ts'
export * from './rules.ts'
export { sampleRecord } from './sample-city.ts'
export { isSampleShown, showSampleCity } from './show-sample.ts'
export * from './status.ts'
export { aboutRecord, recordVersion } from './version-queries.ts'
