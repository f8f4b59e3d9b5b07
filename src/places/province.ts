import type { Text } from '../base/text.ts'

/** A grouping of provinces. `nesdc` (seven regions) is the default of the portal. */
export type RegionSystem = 'nesdc' | 'six' | 'four'

/** A region of one system. Source: data/regions.json. */
export type Region = { system: RegionSystem; code: string; name: Text; order: number }

/** A province by its TIS-1099 code. Area in square kilometres, measured on generalised polygons. Source: data/provinces.csv. */
export type Province = {
  code: string
  iso: string
  name: Text
  capital: Text
  /** Region code per system. */
  regions: Record<RegionSystem, string>
  lat: number
  lon: number
  areaKm2: number
  districts: number
  subdistricts: number
  coastal: boolean
  border: boolean
  neighbours: string[]
  /** Newest figures on record; a figure that is missing is absent. */
  figures: ProvinceFigure[]
}

export type FigureMeasure =
  | 'population'
  | 'gpp-million-baht'
  | 'gpp-per-head-baht'
  | 'agriculture-share-pct'

/** One official figure of a province in one year (Gregorian), with the dataset it comes from. */
export type ProvinceFigure = {
  measure: FigureMeasure
  year: number
  value: number
  dataset: string
}

/** A dataset that the product ships or an officer loaded: what it is, whence, under which licence, and what we changed. */
export type Dataset = {
  id: string
  file: string | null
  title: Text
  description: Text
  source: Text
  url: string | null
  licence: Text
  changes: Text
  attribution: Text
  asOf: string
}
