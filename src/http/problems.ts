import { type ProblemKind, problem } from '../base/problem.ts'
import type { Text } from '../base/text.ts'

/** One parameter or field that was refused: its name as the caller wrote it, and what is allowed. */
export type FieldProblem = { name: string; detail: Text }

/** A failure as a page or a JSON answer shows it. */
export type Failure = {
  kind: ProblemKind
  status: number
  title: Text
  detail?: Text | undefined
  fields?: FieldProblem[] | undefined
}

export const notFound = problem({
  type: 'not-found',
  status: 404,
  title: { th: 'ไม่พบหน้าหรือข้อมูลที่ขอ', en: 'There is nothing at this address' },
})

export const badAddress = problem({
  type: 'bad-address',
  status: 400,
  title: { th: 'อ่านที่อยู่เว็บนี้ไม่ได้', en: 'This address cannot be read' },
})

export const badRequest = problem({
  type: 'bad-request',
  status: 400,
  title: { th: 'อ่านคำขอนี้ไม่ได้', en: 'This request cannot be read' },
})

export const invalidParameters = problem({
  type: 'invalid-parameters',
  status: 422,
  title: { th: 'ค่าในที่อยู่เว็บไม่ถูกต้อง', en: 'A parameter of the address is not right' },
})

export const invalidBody = problem({
  type: 'invalid-body',
  status: 422,
  title: { th: 'ข้อมูลที่ส่งมาไม่ถูกต้อง', en: 'The data that was sent is not right' },
})

export const bodyTooLarge = problem({
  type: 'body-too-large',
  status: 413,
  title: { th: 'ข้อมูลที่ส่งมามีขนาดใหญ่เกินไป', en: 'The data that was sent is too large' },
})

export const bodyTooDeep = problem({
  type: 'body-too-deep',
  status: 400,
  title: {
    th: 'JSON ที่ส่งมาซ้อนลึกหรือมีคีย์มากเกินไป',
    en: 'The JSON is nested too deeply or has too many keys',
  },
})

export const notJson = problem({
  type: 'not-json',
  status: 400,
  title: { th: 'ข้อมูลที่ส่งมาไม่ใช่ JSON ที่ถูกต้อง', en: 'The data that was sent is not valid JSON' },
})

export const refusedKey = problem({
  type: 'refused-key',
  status: 400,
  title: {
    th: 'JSON ที่ส่งมามีคีย์ซ้ำหรือคีย์ที่ไม่อนุญาต',
    en: 'The JSON has a key twice, or one that is not allowed',
  },
})

export const unsupportedMedia = problem({
  type: 'unsupported-media-type',
  status: 415,
  title: { th: 'ไม่รับข้อมูลชนิดนี้', en: 'Data of this type is not accepted' },
})

export const foreignOrigin = problem({
  type: 'foreign-origin',
  status: 403,
  title: {
    th: 'ไม่รับคำขอที่ส่งมาจากเว็บไซต์อื่น',
    en: 'Requests from the pages of other sites are refused',
  },
})

export const tooManyRequests = problem({
  type: 'too-many-requests',
  status: 429,
  title: { th: 'ส่งคำขอถี่เกินไป โปรดรอสักครู่', en: 'Too many requests; please wait a moment' },
})

export const internal = problem({
  type: 'internal-error',
  status: 500,
  title: { th: 'ระบบขัดข้อง', en: 'Something went wrong on our side' },
})

export const unavailable = problem({
  type: 'unavailable',
  status: 503,
  title: {
    th: 'ระบบยังไม่พร้อมให้บริการ โปรดลองใหม่ในอีกสักครู่',
    en: 'Not available right now; please try again shortly',
  },
})
