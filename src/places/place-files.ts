import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { type Columns, flagCell, numberCell, textCell } from '../base/csv-table.ts'
import { bothWords, closed, nullable, webAddress, words } from '../base/shapes.ts'

/** The files of places, by name. `gpp` is the pattern of its name; its year is the year of the figures. */
export const placeFiles = {
  provinces: 'provinces.csv',
  regions: 'regions.json',
  datasets: 'datasets.json',
  boundaries: 'thailand-provinces.topo.json',
  gpp: /^gpp-(\d{4})-province\.csv$/,
} as const

const code = Type.String({ pattern: '^[a-z][a-z0-9_-]{0,39}$' })
const text = bothWords(2000)

const regionsFile = closed({
  systems: Type.Array(
    closed({
      code: Type.Enum(['nesdc', 'six', 'four']),
      nameTh: words(200),
      nameEn: words(200),
      regions: Type.Array(closed({ code, nameTh: words(100), nameEn: words(100) }), {
        minItems: 1,
      }),
    }),
    { minItems: 3, maxItems: 3 },
  ),
})
export type RegionsFile = Static<typeof regionsFile>
export const regionsFileShape = Compile(regionsFile)

const datasetsFile = closed({
  datasets: Type.Array(
    closed({
      id: code,
      file: nullable(Type.String({ pattern: '^[a-z0-9.-]+$' })),
      title: text,
      description: text,
      source: text,
      url: nullable(webAddress),
      licence: text,
      changes: text,
      attribution: text,
      asOf: Type.String(),
    }),
  ),
})
export type DatasetsFile = Static<typeof datasetsFile>
export const datasetsFileShape = Compile(datasetsFile)

const provinceCode = /^\d{2}$/

/** Columns of provinces.csv. Degrees WGS 84 within Thailand, square kilometres, `neighbors` parted by `|`. */
export const provinceColumns = {
  code: textCell(provinceCode),
  iso: textCell(/^TH-([0-9]{2}|S)$/),
  pcode: textCell(/^TH\d{2}$/),
  wikidata: textCell(/^Q\d+$/),
  name_th: textCell(),
  name_en: textCell(),
  region6: textCell(),
  region6_th: textCell(),
  region4: textCell(),
  region_nesdc: textCell(),
  capital_en: textCell(),
  capital_th: textCell(),
  lat: numberCell(5, 21),
  lon: numberCell(97, 106),
  area_km2: numberCell(1, 100_000),
  districts: numberCell(1, 100, true),
  subdistricts: numberCell(1, 1000, true),
  coastal: flagCell,
  border: flagCell,
  neighbors: (text: string) =>
    text === '' || /^\d{2}(\|\d{2})*$/.test(text)
      ? { value: text === '' ? [] : text.split('|') }
      : {
          wrong: {
            th: 'ต้องเป็นรหัสจังหวัดสองหลัก คั่นด้วย |',
            en: 'Must be province codes of two digits, parted by |.',
          },
        },
} satisfies Columns

/** Population as NESDC uses it for the GPP of that year. */
export const populationColumn = (year: number) => `population_nesdc_${year}` as const

/** Columns of a GPP file of a year: residents, baht a head, million baht, per cent. */
export const gppColumns = (year: number) =>
  ({
    code: textCell(provinceCode),
    name_th: textCell(),
    name_en: textCell(),
    [populationColumn(year)]: numberCell(1, 100_000_000, true),
    gpp_per_capita_baht: numberCell(0, 100_000_000),
    gpp_million_baht: numberCell(0, 100_000_000),
    agriculture_share_pct: numberCell(0, 100),
  }) satisfies Columns
