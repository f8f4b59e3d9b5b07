import { tooComplexQuery } from '../problems.ts'

/** How much a request may still read. */
export type Budget = { spend(rows: number): void }

/** Allows so many rows, and throws TooComplexQuery when they are spent. */
export function budgetOf(rows: number): Budget {
  let left = rows
  return {
    spend(used) {
      left -= used
      if (left < 0) throw tooComplex()
    },
  }
}

function tooComplex() {
  return tooComplexQuery({
    detail: {
      th: 'ต้องอ่านข้อมูลมากเกินไป ให้ระบุชนิด ช่วงเวลา หรือแอตทริบิวต์ให้แคบลง',
      en: 'Too much would have to be read: narrow it by type, time or attribute.',
    },
  })
}
