import { type Problem, problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'
import { badRequestData, ldContextNotAvailable, resourceNotFound } from '../problems.ts'

/** The file of NGSILD_CONTEXTS, or one it names, cannot be used; the start ends. */
export const contextsFileRefused = problem({
  type: 'contexts-file-refused',
  status: 500,
  title: {
    th: 'ใช้ไฟล์ที่กำหนดใน NGSILD_CONTEXTS ไม่ได้',
    en: 'The file of NGSILD_CONTEXTS cannot be used',
  },
})

/** The space holds as many contexts as it may. */
export const tooManyContexts = problem({
  type: 'too-many-contexts',
  status: 403,
  title: {
    th: 'พื้นที่ข้อมูลนี้เก็บเอกสาร @context เต็มแล้ว',
    en: 'This data space holds as many contexts as it may',
  },
})

export function notAvailable(url: string, because: Text): Problem {
  return ldContextNotAvailable({
    detail: { th: `${url}: ${because.th}`, en: `${url}: ${because.en}` },
    members: { context: url },
  })
}

/** It was there, and is no context. Source: CIM 009 5.5.6. */
export function notAContext(url: string): Problem {
  return badRequestData({
    detail: { th: `${url}: ${because.notAContext.th}`, en: `${url}: ${because.notAContext.en}` },
    members: { context: url },
  })
}

export function noSuchContext(): Problem {
  return resourceNotFound({
    detail: { th: 'ไม่มีเอกสาร @context นี้', en: 'There is no such context.' },
  })
}

export function badRequest(th: string, en: string): Problem {
  return badRequestData({ detail: { th, en } })
}

export const because = {
  notThere: { th: 'ไม่มีเอกสารนี้', en: 'There is no such document.' },
  status: (status: number): Text => ({
    th: `ปลายทางตอบสถานะ ${status}`,
    en: `The other side answered ${status}.`,
  }),
  notAContext: {
    th: 'สิ่งที่ได้มาไม่ใช่เอกสาร @context',
    en: 'What came is not a context.',
  },
  lately: {
    th: 'เรียกไม่สำเร็จเมื่อครู่ จะลองใหม่ในอีกไม่กี่วินาที',
    en: 'It could not be had a moment ago, and will be asked for again in some seconds.',
  },
} as const
