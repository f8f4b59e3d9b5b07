import type { Text } from '../base/text.ts'
import type { FigureMeasure, RegionSystem } from './province.ts'

type RegionSystemTable = { code: RegionSystem; position: number; name_th: string; name_en: string }

type RegionTable = {
  system: RegionSystem
  code: string
  position: number
  name_th: string
  name_en: string
}

type ProvinceTable = {
  code: string
  iso: string
  pcode: string
  wikidata: string
  name_th: string
  name_en: string
  capital_th: string
  capital_en: string
  lat: number
  lon: number
  area_km2: number
  districts: number
  subdistricts: number
  coastal: boolean
  border: boolean
  neighbours: string[]
}

type ProvinceRegionTable = { province_code: string; system: RegionSystem; region_code: string }

type DatasetTable = {
  id: string
  position: number
  file: string | null
  title: Text
  description: Text
  source: Text
  url: string | null
  licence: Text
  changes: Text
  attribution: Text
  as_of: string
}

type ProvinceFigureTable = {
  province_code: string
  measure: FigureMeasure
  year: number
  value: number
  dataset_id: string
}

declare module '../store/db.ts' {
  interface Tables {
    region_system: RegionSystemTable
    region: RegionTable
    province: ProvinceTable
    province_region: ProvinceRegionTable
    dataset: DatasetTable
    province_figure: ProvinceFigureTable
  }
}
