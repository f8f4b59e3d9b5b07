import type { Tx } from '../store/db.ts'
import { replaceRows } from '../store/replace-rows.ts'
import { type PlaceContent, type ProvinceEntry, regionSystems } from './place-content.ts'

/** Makes the tables of places hold exactly this content. Foreign keys are checked when the transaction commits. */
export async function storePlaces(tx: Tx, content: PlaceContent): Promise<void> {
  await replaceRows(
    tx,
    'region_system',
    ['code'],
    content.systems.map(({ code, name }, position) => ({
      code,
      position,
      name_th: name.th,
      name_en: name.en,
    })),
  )
  await replaceRows(
    tx,
    'region',
    ['system', 'code'],
    content.regions.map(({ system, code, name, order }) => ({
      system,
      code,
      position: order,
      name_th: name.th,
      name_en: name.en,
    })),
  )
  await replaceRows(
    tx,
    'dataset',
    ['id'],
    content.datasets.map(({ asOf, ...dataset }, position) => ({
      ...dataset,
      position,
      as_of: asOf,
    })),
  )
  await storeProvinces(tx, content.provinces)
}

async function storeProvinces(tx: Tx, provinces: ProvinceEntry[]): Promise<void> {
  await replaceRows(
    tx,
    'province',
    ['code'],
    provinces.map((province) => ({
      code: province.code,
      iso: province.iso,
      pcode: province.pcode,
      wikidata: province.wikidata,
      name_th: province.name.th,
      name_en: province.name.en,
      capital_th: province.capital.th,
      capital_en: province.capital.en,
      lat: province.lat,
      lon: province.lon,
      area_km2: province.areaKm2,
      districts: province.districts,
      subdistricts: province.subdistricts,
      coastal: province.coastal,
      border: province.border,
      neighbours: province.neighbours,
    })),
  )
  await replaceRows(
    tx,
    'province_region',
    ['province_code', 'system'],
    provinces.flatMap(({ code, regions }) =>
      regionSystems.map((system) => ({
        province_code: code,
        system,
        region_code: regions[system],
      })),
    ),
  )
  await replaceRows(
    tx,
    'province_figure',
    ['measure', 'year', 'province_code'],
    provinces.flatMap(({ code, figures }) =>
      figures.map(({ measure, year, value, dataset }) => ({
        province_code: code,
        measure,
        year,
        value,
        dataset_id: dataset,
      })),
    ),
  )
}
