import type { StatisticDefinition, StatisticFiles } from '../../src/nation/index.ts'
import { checkPlaces } from '../../src/places/index.ts'
import { shippedFiles } from '../support/record-files.ts'

/** Made-up statistics for tests, labelled as such; nothing like them ships. */
export const syntheticDefinition: StatisticDefinition = {
  id: 'synthetic-income',
  dimension: 'society',
  title: { th: 'รายได้ต่อหัว (ข้อมูลสังเคราะห์)', en: 'Income per head (synthetic)' },
  definition: { th: 'ตัวเลขที่แต่งขึ้นเพื่อทดสอบ', en: 'Figures made up for tests' },
  unit: { code: 'THB', name: { th: 'บาทต่อคน', en: 'baht a head' } },
  decimals: 0,
  total: { th: 'รายได้รวม', en: 'income' },
  caution: null,
  source: { th: 'แต่งขึ้นเพื่อทดสอบ', en: 'Made up for tests' },
  url: null,
  licence: { th: 'ไม่มี', en: 'None' },
  attribution: { th: 'ข้อมูลสังเคราะห์', en: 'Synthetic data' },
  asOf: '2024',
  synthetic: true,
}

export const provinces = checkPlaces(shippedFiles()).content?.provinces ?? []

export type SyntheticRow = {
  code: string
  name: string
  year: number
  unit: string
  value: string
  population: string
}

/** A made-up value: provinces start apart and come nearer to each other by a twentieth of the gap a year. */
export function syntheticValue(place: number, yearsOn: number): number {
  const start = 40_000 + ((place * 7_919) % 400_000)
  return Math.round(100_000 * (start / 100_000) ** (0.95 ** yearsOn) * 1.03 ** yearsOn)
}

/** Every province in every year. */
export function syntheticRows(years: readonly number[]): SyntheticRow[] {
  return years.flatMap((year, yearsOn) =>
    provinces.map(({ code, name }, place) => ({
      code,
      name: name.th,
      year,
      unit: 'THB',
      value: String(syntheticValue(place, yearsOn)),
      population: String(200_000 + ((place * 104_729) % 2_000_000)),
    })),
  )
}

/** The two files of a statistic, as someone hands them in. */
export function statisticFiles(
  rows: readonly SyntheticRow[],
  definition: object = syntheticDefinition,
): StatisticFiles {
  const lines = rows.map((row) =>
    [row.code, row.name, row.year, row.unit, row.value, row.population].join(),
  )
  return {
    definition: { name: 'income.json', text: JSON.stringify(definition, null, 2) },
    table: {
      name: 'income.csv',
      text: ['code,name_th,year,unit,value,population', ...lines, ''].join('\n'),
    },
  }
}
