import { problem } from '../../base/problem.ts'

export const methodNotAllowed = problem({
  type: 'method-not-allowed',
  status: 405,
  title: { th: 'ที่อยู่นี้ไม่รับคำขอแบบนี้', en: 'This address does not answer this method' },
})

export const notAcceptable = problem({
  type: 'not-acceptable',
  status: 406,
  title: {
    th: 'ไม่มีรูปแบบข้อมูลที่ผู้ขอรับได้',
    en: 'There is no form of this that you accept',
  },
})

export const lengthRequired = problem({
  type: 'length-required',
  status: 411,
  title: { th: 'ต้องระบุ Content-Length', en: 'Content-Length is required' },
})
