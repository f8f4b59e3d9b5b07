import { problem } from '../base/problem.ts'
import type { Text } from '../base/text.ts'

/** Declares an error of the standard. Source: CIM 009 V1.9.1, 5.5.2 (names) and table 6.3.2-1 (status). */
function standard(name: string, status: number, title: Text) {
  const type = `ngsi-ld-${name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`
  return problem({ type, status, title, uri: `https://uri.etsi.org/ngsi-ld/errors/${name}` })
}

/** The request is not JSON, is empty, or has a parameter that nobody knows. */
export const invalidRequest = standard('InvalidRequest', 400, {
  th: 'คำขอไม่ถูกต้อง',
  en: 'The request is not valid',
})

/** The JSON, the context or the query breaks the rules of the standard's data types. */
export const badRequestData = standard('BadRequestData', 400, {
  th: 'ข้อมูลในคำขอไม่เป็นไปตามมาตรฐาน',
  en: 'The data of the request breaks the rules of the standard',
})

export const resourceNotFound = standard('ResourceNotFound', 404, {
  th: 'ไม่พบสิ่งที่ร้องขอ',
  en: 'What was asked for was not found',
})

export const nonexistentTenant = standard('NonexistentTenant', 404, {
  th: 'ไม่มีพื้นที่ข้อมูล (tenant) นี้',
  en: 'There is no such tenant',
})

export const operationNotSupported = standard('OperationNotSupported', 422, {
  th: 'ระบบไม่รองรับการดำเนินการนี้',
  en: 'This operation is not supported',
})

export const alreadyExists = standard('AlreadyExists', 409, {
  th: 'มีสิ่งนี้อยู่แล้ว',
  en: 'It exists already',
})

/** A registration against entities or exclusive registrations that are there. */
export const conflict = standard('Conflict', 409, {
  th: 'ขัดแย้งกับสิ่งที่มีอยู่',
  en: 'It conflicts with what is there',
})

/** A context could not be fetched, or what came is not a context. The status was 503 up to V1.8. */
export const ldContextNotAvailable = standard('LdContextNotAvailable', 504, {
  th: 'เรียกเอกสาร @context ไม่ได้',
  en: 'The @context could not be had',
})

export const tooComplexQuery = standard('TooComplexQuery', 403, {
  th: 'เงื่อนไขค้นหาซับซ้อนเกินไป',
  en: 'The query is too complex',
})

export const tooManyResults = standard('TooManyResults', 403, {
  th: 'ผลลัพธ์มากเกินกว่าจะส่งได้',
  en: 'There are too many results',
})

export const noMultiTenantSupport = standard('NoMultiTenantSupport', 501, {
  th: 'ระบบไม่รองรับหลายพื้นที่ข้อมูล (tenant)',
  en: 'Several tenants are not supported',
})

/** A bug of ours; the caller is told nothing of its inside. */
export const internalError = standard('InternalError', 500, {
  th: 'ระบบขัดข้อง',
  en: 'Something went wrong on our side',
})

/** The data space holds as many entities as it may. */
export const tooManyEntities = problem({
  type: 'too-many-entities',
  status: 403,
  title: {
    th: 'พื้นที่ข้อมูลนี้มีเอนทิตีครบจำนวนที่กำหนดแล้ว',
    en: 'This data space holds as many entities as it may',
  },
})

/** More is waiting to be written than this process takes on. */
export const tooBusyToWrite = problem({
  type: 'too-busy-to-write',
  status: 503,
  title: {
    th: 'มีข้อมูลรอเขียนมากเกินไปในขณะนี้',
    en: 'Too much is waiting to be written at the moment',
  },
})
