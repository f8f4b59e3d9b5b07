import { problem } from '../../base/problem.ts'

export const noSuchPerson = problem({
  type: 'no-such-person',
  status: 404,
  title: { th: 'ไม่พบบุคคลนี้', en: 'There is no such person' },
})

export const personErased = problem({
  type: 'person-erased',
  status: 410,
  title: { th: 'ข้อมูลของบุคคลนี้ถูกลบแล้ว', en: 'The data of this person has been erased' },
})

export const invalidPerson = problem({
  type: 'invalid-person',
  status: 422,
  title: { th: 'ชื่อหรืออีเมลไม่ถูกต้อง', en: 'The name or the e-mail address is not right' },
})

export const emailTaken = problem({
  type: 'email-taken',
  status: 409,
  title: { th: 'มีบุคคลที่ใช้อีเมลนี้อยู่แล้ว', en: 'Somebody already has this e-mail address' },
})

export const noSuchOrganisation = problem({
  type: 'no-such-organisation',
  status: 404,
  title: { th: 'ไม่พบหน่วยงานนี้', en: 'There is no such organisation' },
})

export const noSuchMembership = problem({
  type: 'no-such-membership',
  status: 404,
  title: { th: 'ไม่พบการสังกัดนี้', en: 'There is no such membership' },
})

export const invalidMembership = problem({
  type: 'invalid-membership',
  status: 422,
  title: { th: 'วันของการสังกัดไม่ถูกต้อง', en: 'The days of the membership are not right' },
})

export const noSuchScope = problem({
  type: 'no-such-scope',
  status: 422,
  title: {
    th: 'ไม่พบเมือง หน่วยงาน หรือคณะที่มอบหมายให้',
    en: 'There is no such city, organisation or body to hold a mandate in',
  },
})

export const noSuchMandate = problem({
  type: 'no-such-mandate',
  status: 404,
  title: { th: 'ไม่พบการมอบหมายนี้', en: 'There is no such mandate' },
})

export const invalidMandate = problem({
  type: 'invalid-mandate',
  status: 422,
  title: { th: 'การมอบหมายไม่ถูกต้อง', en: 'The mandate is not right' },
})

export const mandateEnded = problem({
  type: 'mandate-ended',
  status: 409,
  title: { th: 'การมอบหมายนี้ไม่มีผลแล้ว', en: 'This mandate is not in force' },
})

export const mandateToSelf = problem({
  type: 'mandate-to-self',
  status: 409,
  title: { th: 'มอบหมายให้ตนเองไม่ได้', en: 'Nobody grants a mandate to themselves' },
})

export const lastOperator = problem({
  type: 'last-operator',
  status: 409,
  title: {
    th: 'ต้องมีผู้ดูแลระบบเหลืออยู่อย่างน้อยหนึ่งคน',
    en: 'At least one operator must remain',
  },
})
