import { problem } from '../../base/problem.ts'

export const formOutdated = problem({
  type: 'form-outdated',
  status: 403,
  title: {
    th: 'แบบฟอร์มนี้ใช้ไม่ได้แล้ว โปรดเปิดหน้าใหม่แล้วส่งอีกครั้ง',
    en: 'This form is out of date; open the page again and send it once more',
  },
})
