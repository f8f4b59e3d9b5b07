import type { Problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'
import { badRequestData } from '../problems.ts'

/** A fault of a context, at a place in it, as BadRequestData. */
export function contextFault(at: string, because: Text): Problem {
  return badRequestData({
    detail: { th: `${at}: ${because.th}`, en: `${at}: ${because.en}` },
    members: { path: at },
  })
}

/** What came from an address is no context, as BadRequestData: it was there. Source: CIM 009 5.5.6. */
export function contextNotThere(url: string): Problem {
  return badRequestData({
    detail: {
      th: `สิ่งที่ได้จาก ${url} ไม่ใช่เอกสาร @context`,
      en: `What ${url} gives is not a context.`,
    },
    members: { context: url },
  })
}

export const because = {
  scoped: {
    th: 'ไม่อนุญาต @context ซ้อนในนิยามของคำ',
    en: 'Scoped contexts are not allowed.',
  },
  imported: { th: 'ไม่อนุญาต @import', en: '@import is not allowed.' },
  reversed: { th: 'ไม่รองรับ @reverse', en: '@reverse is not supported.' },
  keyword: { th: 'ไม่รู้จักคำสั่งนี้', en: 'This keyword is not known.' },
  cyclic: { th: 'นิยามวนกลับมาหาตัวเอง', en: 'The definition leads back to itself.' },
  notAnIri: {
    th: 'ต้องเป็นชื่อหรือ IRI เต็ม',
    en: 'A name or an absolute IRI is expected.',
  },
  notADefinition: {
    th: 'นิยามของคำต้องเป็นข้อความหรือวัตถุ',
    en: 'A term is defined by a text or an object.',
  },
  notAContext: {
    th: '@context ต้องเป็นที่อยู่ วัตถุ หรือรายการของสิ่งเหล่านี้',
    en: 'A context is an address, an object or a list of them.',
  },
  tooMany: {
    th: '@context อ้างเอกสารหรือมีคำมากเกินไป',
    en: 'The context has too many terms or refers to too many documents.',
  },
} satisfies Record<string, Text>
