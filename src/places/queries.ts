import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Tx } from '../store/db.ts'
import type { PlaceContent, ProvinceEntry, RegionSystemName } from './place-content.ts'
import type { Dataset, Province, Region, RegionSystem } from './province.ts'

/** The regions of one system in their official order. */
export async function listRegions(tx: Tx, system: RegionSystem): Promise<Region[]> {
  const rows = await tx
    .selectFrom('region')
    .selectAll()
    .where('system', '=', system)
    .orderBy('position')
    .execute()
  return rows.map(toRegion)
}

/** All provinces in the Thai order of their names. */
export async function listProvinces(tx: Tx): Promise<Province[]> {
  const entries = await readProvinces(tx, 'thai')
  return entries.map(({ pcode: _, wikidata: __, ...province }) => province)
}

/** Every dataset that the product shows, in the order of the file. */
export async function listDatasets(tx: Tx): Promise<Dataset[]> {
  const rows = await tx.selectFrom('dataset').selectAll().orderBy('position').execute()
  return rows.map(({ position: _, as_of, ...dataset }) => ({ ...dataset, asOf: as_of }))
}

/** Everything that the tables of places hold, in the order of the files. */
export async function readPlaces(tx: Tx): Promise<PlaceContent> {
  const systems = await tx.selectFrom('region_system').selectAll().orderBy('position').execute()
  const regions = await tx
    .selectFrom('region')
    .innerJoin('region_system', 'region_system.code', 'region.system')
    .selectAll('region')
    .orderBy('region_system.position')
    .orderBy('region.position')
    .execute()
  return {
    systems: systems.map(
      ({ code, name_th, name_en }): RegionSystemName => ({
        code,
        name: { th: name_th, en: name_en },
      }),
    ),
    regions: regions.map(toRegion),
    provinces: await readProvinces(tx, 'code'),
    datasets: await listDatasets(tx),
  }
}

async function readProvinces(tx: Tx, order: 'thai' | 'code'): Promise<ProvinceEntry[]> {
  const rows = await tx
    .selectFrom('province')
    .selectAll('province')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('province_region')
          .select(['system', 'region_code as code'])
          .whereRef('province_region.province_code', '=', 'province.code'),
      ).as('regions'),
      jsonArrayFrom(
        eb
          .selectFrom('province_figure')
          .select(['measure', 'year', 'value', 'dataset_id as dataset'])
          .whereRef('province_figure.province_code', '=', 'province.code')
          .orderBy('year')
          .orderBy('measure'),
      ).as('figures'),
    ])
    .orderBy(order === 'thai' ? sql`name_th collate "th-x-icu"` : 'code')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    iso: row.iso,
    pcode: row.pcode,
    wikidata: row.wikidata,
    name: { th: row.name_th, en: row.name_en },
    capital: { th: row.capital_th, en: row.capital_en },
    regions: Object.fromEntries(
      row.regions.map((region) => [region.system, region.code]),
    ) as ProvinceEntry['regions'],
    lat: row.lat,
    lon: row.lon,
    areaKm2: row.area_km2,
    districts: row.districts,
    subdistricts: row.subdistricts,
    coastal: row.coastal,
    border: row.border,
    neighbours: row.neighbours,
    figures: row.figures,
  }))
}

function toRegion(row: {
  system: RegionSystem
  code: string
  name_th: string
  name_en: string
  position: number
}): Region {
  const { system, code, name_th, name_en, position } = row
  return { system, code, name: { th: name_th, en: name_en }, order: position }
}
