import type { Row } from '../base/csv-table.ts'
import { readTable } from '../base/csv-table.ts'
import { isPartialDay } from '../base/day.ts'
import type { FileError } from '../base/file-error.ts'
import { errorAt, type JsonFile, readShaped, type Shape } from '../base/shaped-file.ts'
import type { Text } from '../base/text.ts'
import { checkBoundaries } from './check-boundaries.ts'
import { type GppRow, readGpp } from './gpp-file.ts'
import { type PlaceContent, type ProvinceEntry, regionSystems } from './place-content.ts'
import {
  type DatasetsFile,
  datasetsFileShape,
  placeFiles,
  provinceColumns,
  type RegionsFile,
  regionsFileShape,
} from './place-files.ts'
import type { Dataset, Region, RegionSystem } from './province.ts'

type ProvinceRow = Row<typeof provinceColumns>

/**
 * Checks the files of places, all of them to the end, and gives what they say. Content is given only when nothing is wrong.
 * The file of boundaries may be absent; when it is there, it must draw exactly the provinces of the list.
 */
export function checkPlaces(files: ReadonlyMap<string, string>): {
  content?: PlaceContent
  errors: FileError[]
} {
  const errors: FileError[] = []
  const regions = readJsonFile(files, placeFiles.regions, regionsFileShape, errors)
  const datasets = readJsonFile(files, placeFiles.datasets, datasetsFileShape, errors)
  const provinces = readProvinces(files, errors)
  const gpp = readGpp(files)
  errors.push(...gpp.errors)
  if (regions) errors.push(...checkRegions(regions))
  if (datasets) errors.push(...checkDatasets(datasets, files))
  if (regions) errors.push(...checkProvinces(provinces, regions.value))
  errors.push(...checkGppProvinces(gpp.rows, provinces), ...checkBoundaries(files, provinces))
  if (errors.length > 0 || !regions || !datasets) return { errors }
  return { content: toContent(regions.value, datasets.value, provinces, gpp.rows), errors }
}

function readJsonFile<T>(
  files: ReadonlyMap<string, string>,
  file: string,
  shape: Shape<T>,
  errors: FileError[],
): JsonFile<T> | undefined {
  const text = files.get(file)
  if (text === undefined) {
    errors.push(missingFile(file))
    return undefined
  }
  const read = readShaped(file, text, shape)
  if ('json' in read) return read.json
  errors.push(...read.errors)
  return undefined
}

export function missingFile(file: string): FileError {
  return { file, line: null, path: null, message: { th: 'ไม่พบไฟล์นี้', en: 'This file is missing.' } }
}

function readProvinces(files: ReadonlyMap<string, string>, errors: FileError[]): ProvinceRow[] {
  const text = files.get(placeFiles.provinces)
  if (text === undefined) {
    errors.push(missingFile(placeFiles.provinces))
    return []
  }
  const table = readTable(placeFiles.provinces, text, provinceColumns)
  errors.push(...table.errors)
  return table.errors.length === 0 ? table.rows : []
}

function checkRegions(json: JsonFile<RegionsFile>): FileError[] {
  const errors: FileError[] = []
  const systems = json.value.systems.map((system) => system.code)
  for (const code of regionSystems)
    if (!systems.includes(code))
      errors.push(errorAt(json, '/systems', missing(`การแบ่งภาค ${code}`, `The system ${code}`)))
  json.value.systems.forEach((system, at) => {
    for (const [index, code] of repeated(system.regions.map((region) => region.code)))
      errors.push(errorAt(json, `/systems/${at}/regions/${index}/code`, twice(code)))
  })
  return errors
}

function checkDatasets(
  json: JsonFile<DatasetsFile>,
  files: ReadonlyMap<string, string>,
): FileError[] {
  const { datasets } = json.value
  const errors = repeated(datasets.map((dataset) => dataset.id)).map(([at, id]) =>
    errorAt(json, `/datasets/${at}/id`, twice(id)),
  )
  datasets.forEach((dataset, at) => {
    if (isPartialDay(dataset.asOf)) return
    errors.push(errorAt(json, `/datasets/${at}/asOf`, noSuchDay))
  })
  const described = new Set(datasets.map((dataset) => dataset.file))
  for (const file of files.keys())
    if (placeFiles.gpp.test(file) && !described.has(file))
      errors.push(
        errorAt(json, '/datasets', missing(`คำอธิบายของ ${file}`, `The dataset of ${file}`)),
      )
  return errors
}

function checkProvinces(rows: ProvinceRow[], regions: RegionsFile): FileError[] {
  const errors: FileError[] = []
  const say = (row: ProvinceRow, path: string, message: Text) =>
    errors.push({ file: placeFiles.provinces, line: row.line, path, message })
  const named = new Map(
    regions.systems.flatMap((system) =>
      system.regions.map((region) => [`${system.code} ${region.code}`, region.nameTh]),
    ),
  )
  const byCode = new Map(rows.map((row) => [row.values.code, row.values]))
  for (const column of ['code', 'iso', 'name_th', 'name_en'] as const)
    for (const [at, value] of repeated(rows.map((row) => row.values[column])))
      say(rows[at] as ProvinceRow, column, twice(value))
  for (const row of rows) {
    for (const system of regionSystems)
      if (!named.has(`${system} ${regionOf(row, system)}`))
        say(
          row,
          regionColumns[system],
          missing(`ภาค ${regionOf(row, system)}`, `The region ${regionOf(row, system)}`),
        )
    if (named.get(`six ${row.values.region6}`) !== row.values.region6_th)
      say(row, 'region6_th', {
        th: 'ไม่ตรงกับชื่อใน regions.json',
        en: 'Differs from the name in regions.json.',
      })
    for (const code of row.values.neighbors) {
      if (byCode.get(code)?.neighbors.includes(row.values.code)) continue
      say(row, 'neighbors', {
        th: `จังหวัด ${code} ไม่ได้ระบุว่าติดกับจังหวัดนี้`,
        en: `Province ${code} does not name this one as its neighbour.`,
      })
    }
  }
  return errors
}

function checkGppProvinces(gpp: GppRow[], provinces: ProvinceRow[]): FileError[] {
  const errors: FileError[] = []
  const byCode = new Map(provinces.map((row) => [row.values.code, row.values]))
  if (byCode.size === 0) return errors
  for (const row of gpp) {
    const province = byCode.get(row.code)
    const at = { file: row.file, line: row.line }
    if (!province)
      errors.push({
        ...at,
        path: 'code',
        message: missing(`จังหวัด ${row.code}`, `Province ${row.code}`),
      })
    else if (province.name_th !== row.name.th || province.name_en !== row.name.en)
      errors.push({
        ...at,
        path: 'name_th',
        message: { th: 'ชื่อไม่ตรงกับ provinces.csv', en: 'Differs from the name in provinces.csv.' },
      })
  }
  for (const [file, rows] of Map.groupBy(gpp, (row) => row.file)) {
    const known = new Set(rows.map((row) => row.code))
    for (const code of byCode.keys())
      if (!known.has(code))
        errors.push({
          file,
          line: null,
          path: 'code',
          message: missing(`จังหวัด ${code}`, `Province ${code}`),
        })
  }
  return errors
}

function toContent(
  regions: RegionsFile,
  { datasets }: DatasetsFile,
  provinces: ProvinceRow[],
  gpp: GppRow[],
): PlaceContent {
  const datasetOf = new Map(datasets.map((dataset: Dataset) => [dataset.file, dataset.id]))
  const figures = Map.groupBy(gpp, (row) => row.code)
  return {
    systems: regions.systems.map(({ code, nameTh, nameEn }) => ({
      code,
      name: { th: nameTh, en: nameEn },
    })),
    regions: regions.systems.flatMap((system) =>
      system.regions.map(
        (region, order): Region => ({
          system: system.code,
          code: region.code,
          name: { th: region.nameTh, en: region.nameEn },
          order,
        }),
      ),
    ),
    datasets,
    provinces: provinces
      .map((row) => ({
        ...toProvince(row),
        figures: (figures.get(row.values.code) ?? [])
          .flatMap((one) =>
            one.figures.map((figure) => ({
              ...figure,
              dataset: datasetOf.get(one.file) as string,
            })),
          )
          .sort((a, b) => a.year - b.year || (a.measure < b.measure ? -1 : 1)),
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  }
}

function toProvince({ values }: ProvinceRow): Omit<ProvinceEntry, 'figures'> {
  return {
    code: values.code,
    iso: values.iso,
    pcode: values.pcode,
    wikidata: values.wikidata,
    name: { th: values.name_th, en: values.name_en },
    capital: { th: values.capital_th, en: values.capital_en },
    regions: { nesdc: values.region_nesdc, six: values.region6, four: values.region4 },
    lat: values.lat,
    lon: values.lon,
    areaKm2: values.area_km2,
    districts: values.districts,
    subdistricts: values.subdistricts,
    coastal: values.coastal,
    border: values.border,
    neighbours: values.neighbors,
  }
}

const regionColumns = { nesdc: 'region_nesdc', six: 'region6', four: 'region4' } as const

function regionOf(row: ProvinceRow, system: RegionSystem): string {
  return row.values[regionColumns[system]]
}

/** Places in a list whose value stood there before. */
function repeated(values: string[]): [number, string][] {
  const seen = new Set<string>()
  return [...values.entries()].filter(([, value]) => seen.has(value) || !seen.add(value))
}

const noSuchDay = { th: 'ไม่ใช่วัน เดือน หรือปีที่มีอยู่', en: 'Is no day, month or year that exists.' }
const twice = (value: string): Text => ({ th: `${value} ซ้ำ`, en: `${value} stands there twice.` })
const missing = (th: string, en: string): Text => ({ th: `ไม่พบ${th}`, en: `${en} is not known.` })
