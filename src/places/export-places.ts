import { stringify } from 'csv-stringify/sync'
import type { PlaceContent, ProvinceEntry, RegionSystemName } from './place-content.ts'
import { gppColumns, placeFiles, provinceColumns } from './place-files.ts'
import type { FigureMeasure } from './province.ts'

/** Writes places as the files that they are read from; reading them back gives the same content. */
export function writePlaceFiles(content: PlaceContent): Map<string, string> {
  const files = new Map<string, string>()
  files.set(
    placeFiles.regions,
    writeJson({ systems: content.systems.map((system) => writeSystem(system, content)) }),
  )
  files.set(placeFiles.datasets, writeJson({ datasets: content.datasets }))
  files.set(placeFiles.provinces, writeProvinces(content))
  for (const year of yearsOf(content)) {
    const columns = Object.keys(gppColumns(year))
    const rows = content.provinces.map((province) => [
      province.code,
      province.name.th,
      province.name.en,
      figure(province, 'population', year),
      figure(province, 'gpp-per-head-baht', year),
      figure(province, 'gpp-million-baht', year),
      figure(province, 'agriculture-share-pct', year),
    ])
    files.set(`gpp-${year}-province.csv`, stringify([columns, ...rows]))
  }
  return files
}

/** Writes a JSON file as people read it. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function writeSystem(system: RegionSystemName, content: PlaceContent) {
  return {
    code: system.code,
    nameTh: system.name.th,
    nameEn: system.name.en,
    regions: content.regions
      .filter((region) => region.system === system.code)
      .map((region) => ({ code: region.code, nameTh: region.name.th, nameEn: region.name.en })),
  }
}

function writeProvinces(content: PlaceContent): string {
  const nameOfSix = new Map(
    content.regions
      .filter((region) => region.system === 'six')
      .map((region) => [region.code, region.name.th]),
  )
  const rows = content.provinces.map((province) => [
    province.code,
    province.iso,
    province.pcode,
    province.wikidata,
    province.name.th,
    province.name.en,
    province.regions.six,
    nameOfSix.get(province.regions.six),
    province.regions.four,
    province.regions.nesdc,
    province.capital.en,
    province.capital.th,
    province.lat,
    province.lon,
    province.areaKm2,
    province.districts,
    province.subdistricts,
    String(province.coastal),
    String(province.border),
    province.neighbours.join('|'),
  ])
  return stringify([Object.keys(provinceColumns), ...rows])
}

function yearsOf(content: PlaceContent): number[] {
  const figures = content.provinces.flatMap((province) => province.figures)
  return [...new Set(figures.map(({ year }) => year))].sort()
}

function figure(province: ProvinceEntry, measure: FigureMeasure, year: number): number | undefined {
  return province.figures.find((one) => one.measure === measure && one.year === year)?.value
}
