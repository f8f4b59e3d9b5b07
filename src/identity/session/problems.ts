import { problem } from '../../base/problem.ts'

export const noSuchSession = problem({
  type: 'no-such-session',
  status: 404,
  title: { th: 'ไม่พบการเข้าใช้นี้', en: 'There is no such session' },
})

export const noSuchToken = problem({
  type: 'no-such-token',
  status: 404,
  title: { th: 'ไม่พบโทเคนนี้', en: 'There is no such token' },
})

export const invalidToken = problem({
  type: 'invalid-token',
  status: 422,
  title: { th: 'ข้อมูลของโทเคนไม่ถูกต้อง', en: 'What the token is to be is not right' },
})

export const noSuchSpace = problem({
  type: 'no-such-space',
  status: 404,
  title: { th: 'ไม่พบพื้นที่ข้อมูลนี้', en: 'There is no such data space' },
})
