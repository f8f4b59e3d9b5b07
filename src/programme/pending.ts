import type { Day } from '../base/day.ts'
import type { FileError } from '../base/file-error.ts'
import type { Page, Paging } from '../base/page.ts'
import type { Text } from '../base/text.ts'
import type { OrganisationKind } from '../identity/index.ts'
import type { Db, Tx } from '../store/db.ts'
import type { CorrectionAnswer, NewCorrection, PublishedCorrection } from './correction.ts'
import type { HomeFigures } from './home-figures.ts'
import type {
  Ceremony,
  CityRecord,
  DomainCode,
  EventKind,
  OfficialCount,
  RecordAbout,
  RecordEvent,
} from './record.ts'
import type { PublishedRules, SettledWords } from './rules.ts'
import type { LegalStatus, PublicStatus } from './status.ts'

export type RecordFilter = {
  q?: string | undefined
  status?: 'certified' | 'zone' | undefined
  /** A region code of NESDC's seven. */
  region?: string | undefined
  /** A province code (TIS-1099). */
  province?: string | undefined
  domain?: DomainCode | undefined
  developer?: OrganisationKind | undefined
  /** The country at the end of that day; without it, all that the record holds. */
  at?: Day | undefined
}
export type ListedRecord = { record: CityRecord; status: PublicStatus }
export type MapCity = { slug: string; name: Text; provinceCode: string; legal: LegalStatus }
export type Suggestion = { slug: string; name: Text }
export type EventFilter = {
  slug?: string | undefined
  kind?: EventKind | undefined
  from?: Day | undefined
  until?: Day | undefined
}
export type ListedEvent = { slug: string; name: Text; event: RecordEvent }
/** The files of a record by their names, as text. */
export type RecordFiles = ReadonlyMap<string, string>
export type ImportOutcome =
  | { outcome: 'imported'; version: string; cities: number; provinces: number }
  | { outcome: 'unchanged'; version: string }
  | { outcome: 'refused'; errors: FileError[] }

function pending(): never {
  throw new Error('pending')
}
export const listRecords = (
  _tx: Tx,
  _filter: RecordFilter,
  _paging: Paging,
): Promise<Page<ListedRecord>> => pending()
export const listMapCities = (_tx: Tx, _filter: RecordFilter): Promise<MapCity[]> => pending()
export const findRecord = (_tx: Tx, _slug: string): Promise<CityRecord | undefined> => pending()
/** The slug that a former slug now leads to. */
export const findAlias = (_tx: Tx, _slug: string): Promise<string | undefined> => pending()
export const suggestRecords = (_tx: Tx, _q: string, _limit: number): Promise<Suggestion[]> =>
  pending()
export const listEvents = (
  _tx: Tx,
  _filter: EventFilter,
  _paging: Paging,
): Promise<Page<ListedEvent>> => pending()
export const homeFigures = (_tx: Tx, _at: Day): Promise<HomeFigures> => pending()
export const listCounts = (_tx: Tx, _at?: Day): Promise<OfficialCount[]> => pending()
export const listCeremonies = (_tx: Tx): Promise<Ceremony[]> => pending()
export const findCeremony = (_tx: Tx, _on: Day): Promise<Ceremony | undefined> => pending()
export const aboutRecord = (_tx: Tx): Promise<RecordAbout> => pending()
export const publishedRules = (_tx: Tx): Promise<PublishedRules> => pending()
export const settledWords = (_tx: Tx): Promise<SettledWords> => pending()
export const recordVersion = (_tx: Tx): Promise<string> => pending()
export const receiveCorrection = (
  _db: Db,
  _correction: NewCorrection,
  _now: Date,
): Promise<{ reference: string }> => pending()
export const answerCorrection = (
  _db: Db,
  _reference: string,
  _answer: CorrectionAnswer,
  _now: Date,
): Promise<void> => pending()
export const listPublishedCorrections = (_tx: Tx, _slug?: string): Promise<PublishedCorrection[]> =>
  pending()
export const readRecordFolder = (_path: string): Promise<RecordFiles> => pending()
export const importRecord = (_db: Db, _files: RecordFiles, _now: Date): Promise<ImportOutcome> =>
  pending()
export const exportRecord = (_tx: Tx): Promise<Map<string, string>> => pending()
