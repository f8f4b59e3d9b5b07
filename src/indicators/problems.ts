import { problem } from '../base/problem.ts'

export const declarationRefused = problem({
  type: 'declaration-refused',
  status: 422,
  title: {
    th: 'ไม่รับคำนิยามตัวชี้วัดนี้ พบข้อผิดพลาด',
    en: 'The declaration of the indicator was not taken: it has faults',
  },
})

export const versionNotNext = problem({
  type: 'version-not-next',
  status: 409,
  title: {
    th: 'คำนิยามที่เปลี่ยนแปลงต้องเป็นฉบับถัดไป',
    en: 'A declaration that is changed must bear the next version',
  },
})

export const indicatorNameTaken = problem({
  type: 'indicator-name-taken',
  status: 409,
  title: {
    th: 'ชื่อนี้เป็นของตัวชี้วัดกลางหรือของเมืองอยู่แล้ว',
    en: 'This name is that of a common indicator or of a city’s own already',
  },
})

export const noSuchIndicator = problem({
  type: 'no-such-indicator',
  status: 404,
  title: { th: 'ไม่พบตัวชี้วัดนี้', en: 'There is no such indicator' },
})

export const noSuchResult = problem({
  type: 'no-such-result',
  status: 404,
  title: { th: 'ไม่พบผลการวัดนี้', en: 'There is no such result' },
})

export const noSuchCommitment = problem({
  type: 'no-such-commitment',
  status: 404,
  title: { th: 'ไม่พบคำมั่นนี้', en: 'There is no such commitment' },
})

export const noSuchMeasuredCity = problem({
  type: 'no-such-measured-city',
  status: 404,
  title: { th: 'ไม่พบเมืองนี้', en: 'There is no such city' },
})

export const cityHasNoSpace = problem({
  type: 'city-has-no-space',
  status: 409,
  title: {
    th: 'เมืองนี้ยังไม่มีพื้นที่ข้อมูล จึงยังวัดตัวชี้วัดไม่ได้',
    en: 'The city has no data space yet, so nothing can be measured',
  },
})

export const commitmentRefused = problem({
  type: 'commitment-refused',
  status: 422,
  title: { th: 'ไม่รับคำมั่นนี้ พบข้อผิดพลาด', en: 'The commitment was not taken: it has faults' },
})
