import { problem } from '../base/problem.ts'

export const noRecord = problem({
  type: 'no-record',
  status: 503,
  title: { th: 'ยังไม่ได้นำเข้าข้อมูลเมือง', en: 'The record of cities has not been imported yet' },
})

export const noSuchCity = problem({
  type: 'no-such-city',
  status: 404,
  title: { th: 'ไม่พบเมืองนี้ในข้อมูล', en: 'The record has no such city' },
})

export const cityWithdrawn = problem({
  type: 'city-withdrawn',
  status: 410,
  title: { th: 'รายการนี้ถูกถอนออกจากข้อมูลแล้ว', en: 'This entry was withdrawn from the record' },
})

export const noSuchCorrection = problem({
  type: 'no-such-correction',
  status: 404,
  title: { th: 'ไม่พบคำขอแก้ไขข้อมูลนี้', en: 'There is no such request for correction' },
})

export const correctionAnswered = problem({
  type: 'correction-answered',
  status: 409,
  title: { th: 'คำขอแก้ไขนี้ตอบแล้ว', en: 'This request for correction has been answered' },
})

export const incompleteCorrection = problem({
  type: 'incomplete-correction',
  status: 422,
  title: { th: 'คำขอแก้ไขข้อมูลยังไม่ครบถ้วน', en: 'The request for correction is not complete' },
})

export const noAuthority = problem({
  type: 'no-authority',
  status: 403,
  title: {
    th: 'ยังไม่ได้กำหนดผู้มีอำนาจออกตราสัญลักษณ์ จึงออกให้เมืองจริงไม่ได้',
    en: 'No issuing authority is configured, so nothing can be issued for a real city',
  },
})

export const noSuchCertificate = problem({
  type: 'no-such-certificate',
  status: 404,
  title: { th: 'ไม่พบใบรับรองนี้', en: 'There is no such certificate' },
})

export const resolutionAhead = problem({
  type: 'resolution-ahead',
  status: 422,
  title: { th: 'วันที่มีมติต้องไม่อยู่ในอนาคต', en: 'A resolution cannot lie in the future' },
})

export const changeNotAllowed = problem({
  type: 'change-not-allowed',
  status: 409,
  title: {
    th: 'สถานะปัจจุบันของใบรับรองไม่รองรับการเปลี่ยนแปลงนี้',
    en: 'This change cannot follow on the present status of the certificate',
  },
})
