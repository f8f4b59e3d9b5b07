import { problem } from '../base/problem.ts'

export const statisticRefused = problem({
  type: 'statistic-refused',
  status: 422,
  title: {
    th: 'ไม่ได้นำเข้าสถิติ พบข้อผิดพลาด',
    en: 'The statistic was not imported: it has errors',
  },
})

export const noSuchRegion = problem({
  type: 'no-such-region',
  status: 404,
  title: { th: 'ไม่พบภาคนี้', en: 'There is no such region' },
})
