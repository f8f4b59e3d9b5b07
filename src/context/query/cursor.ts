import type { Problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'
import { badRequestData, tooComplexQuery } from '../problems.ts'

/** A place in the text of a parameter that is being read. */
export type Cursor = { readonly parameter: string; readonly text: string; at: number }

/** Longest text of a query parameter, in characters. */
export const longestQuery = 8192

export function startOf(parameter: string, text: string): Cursor {
  if (text.length > longestQuery) throw tooComplex(parameter)
  return { parameter, text, at: 0 }
}

export function isAtEnd({ text, at }: Cursor): boolean {
  return at >= text.length
}

/** Passes over a token if it is next, and says whether it was. */
export function take(cursor: Cursor, token: string): boolean {
  if (!cursor.text.startsWith(token, cursor.at)) return false
  cursor.at += token.length
  return true
}

/** Passes over one of several tokens, the first that fits, and gives it. */
export function takeOne<T extends string>(cursor: Cursor, tokens: readonly T[]): T | undefined {
  return tokens.find((token) => take(cursor, token))
}

/** Passes over all characters up to one of `stops`, and gives them. */
export function takeUntil(cursor: Cursor, stops: string): string {
  const from = cursor.at
  while (cursor.at < cursor.text.length && !stops.includes(cursor.text[cursor.at] as string))
    cursor.at++
  return cursor.text.slice(from, cursor.at)
}

export function expectToken(cursor: Cursor, token: string) {
  if (!take(cursor, token))
    throw queryFault(cursor, { th: `ขาด "${token}"`, en: `"${token}" is missing.` })
}

/** A fault at the place of the cursor, as BadRequestData with parameter and position (from zero). */
export function queryFault({ parameter, at }: Cursor, because: Text, position = at): Problem {
  return badRequestData({
    detail: {
      th: `${parameter} ตำแหน่ง ${position}: ${because.th}`,
      en: `${parameter}, at ${position}: ${because.en}`,
    },
    members: { parameter, position },
  })
}

/** A fault of a parameter as a whole, as BadRequestData. */
export function parameterFault(parameter: string, because: Text): Problem {
  return badRequestData({
    detail: { th: `${parameter}: ${because.th}`, en: `${parameter}: ${because.en}` },
    members: { parameter },
  })
}

export function tooComplex(parameter: string): Problem {
  return tooComplexQuery({
    detail: {
      th: `${parameter} ยาว ซ้อน หรือมีเงื่อนไขมากเกินไป`,
      en: `${parameter} is too long, nested too deep or has too many terms.`,
    },
    members: { parameter },
  })
}

export const because = {
  noName: { th: 'ต้องมีชื่อที่นี่', en: 'A name is expected here.' },
  noValue: { th: 'ต้องมีค่าที่นี่', en: 'A value is expected here.' },
  noOperator: { th: 'ไม่รู้จักตัวดำเนินการ', en: 'This operator is not known.' },
  notAText: { th: 'ข้อความในเครื่องหมายคำพูดไม่ครบ', en: 'The quoted text is not complete.' },
  notEnded: { th: 'มีอักขระเกินมา', en: 'Nothing more is expected here.' },
  onlyEqual: {
    th: 'รายการ ช่วง และ URI ใช้ได้กับ == และ != เท่านั้น',
    en: 'Lists, ranges and URIs go with == and != only.',
  },
  notARange: {
    th: 'ช่วงต้องเป็นตัวเลข วันเวลา หรือข้อความชนิดเดียวกัน',
    en: 'A range is between two numbers, texts or times of one type.',
  },
  notAPattern: {
    th: 'นิพจน์ปกติไม่ถูกต้อง (ไวยากรณ์ RE2)',
    en: 'The regular expression is not sound (syntax of RE2).',
  },
} satisfies Record<string, Text>
