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
