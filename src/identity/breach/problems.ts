import { problem } from '../../base/problem.ts'

export const noSuchBreach = problem({
  type: 'no-such-breach',
  status: 404,
  title: { th: 'ไม่พบเหตุละเมิดนี้ในทะเบียน', en: 'There is no such breach in the register' },
})

export const invalidBreach = problem({
  type: 'invalid-breach',
  status: 422,
  title: {
    th: 'ข้อมูลเหตุละเมิดไม่ครบหรือไม่ถูกต้อง',
    en: 'What is told of the breach is not complete or not right',
  },
})
