import type { Text } from '../base/text.ts'
import type { PlaceContent } from '../places/index.ts'
import type { Ceremony, CityRecord, OfficialCount } from './record.ts'
import type { RecordFile } from './record-file.ts'
import type { RuleSet } from './rules-file.ts'

/** A city as its file says it: provinces by code only. */
export type CityEntry = Omit<CityRecord, 'provinces'> & { provinceCodes: string[] }

/** A ceremony as its file says it: of a recipient only slug, printed order and printed name. */
export type CeremonyEntry = Omit<Ceremony, 'recipients'> & {
  recipients: { slug: string; order: number | null; name: Text }[]
}

/** A slug that is a city's no more: it leads to one, or says why its entry was withdrawn. */
export type FormerSlug =
  | { slug: string; movedTo: string; withdrawnBecause: null }
  | { slug: string; movedTo: null; withdrawnBecause: Text }

/** What the record says of itself, with the notes for its editors, which are never published. */
export type AboutEntry = Omit<RecordFile['about'], 'counts'>

/** All that a folder of files says, checked: it can be stored and written out again without loss. */
export type RecordContent = {
  places: PlaceContent
  rules: RuleSet
  about: AboutEntry
  counts: OfficialCount[]
  ceremonies: CeremonyEntry[]
  formerSlugs: FormerSlug[]
  cities: CityEntry[]
}
