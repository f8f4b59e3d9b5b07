import type { Text } from '../base/text.ts'
import type { Dataset, Province, Region, RegionSystem } from './province.ts'

export const regionSystems: readonly RegionSystem[] = ['nesdc', 'six', 'four']

export type RegionSystemName = { code: RegionSystem; name: Text }

/** A province with the identifiers that only the files carry: OCHA's p-code and Wikidata's item. */
export type ProvinceEntry = Province & { pcode: string; wikidata: string }

/** What the files of places say, checked: it can be stored and written out again without loss. */
export type PlaceContent = {
  systems: RegionSystemName[]
  regions: Region[]
  provinces: ProvinceEntry[]
  datasets: Dataset[]
}
