import { type Problem, type ProblemFacts, type ProblemKind, problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'

/** A problem that always says what to do next. None of them says whether an account exists. */
function withAdvice(
  kind: ProblemKind,
  advice: Text,
): ((facts?: ProblemFacts) => Problem) & { kind: ProblemKind } {
  const make = problem(kind)
  return Object.assign((facts: ProblemFacts = {}) => make({ detail: advice, ...facts }), { kind })
}

export const wrongCredentials = withAdvice(
  {
    type: 'wrong-credentials',
    status: 403,
    title: { th: 'อีเมลหรือรหัสผ่านไม่ถูกต้อง', en: 'The e-mail address or the password is not right' },
  },
  {
    th: 'ตรวจสอบแล้วลองอีกครั้ง หากจำรหัสผ่านไม่ได้ ให้ขอลิงก์ตั้งรหัสผ่านใหม่ทางอีเมล',
    en: 'Check both and try again. If the password is forgotten, ask for a link by e-mail to set a new one.',
  },
)

export const tooManyAttempts = withAdvice(
  {
    type: 'too-many-attempts',
    status: 429,
    title: { th: 'มีการลองหลายครั้งเกินไป', en: 'There have been too many tries' },
  },
  {
    th: 'โปรดรอแล้วลองใหม่ หรือเข้าใช้ด้วยพาสคีย์หรือผู้ให้บริการยืนยันตัวตนได้ทันที',
    en: 'Wait and try again, or sign in at once with a passkey or through a provider.',
  },
)

export const signInBusy = withAdvice(
  {
    type: 'sign-in-busy',
    status: 503,
    title: { th: 'มีผู้ลงชื่อเข้าใช้พร้อมกันจำนวนมาก', en: 'Very many people are signing in' },
  },
  { th: 'โปรดลองใหม่ในอีกไม่กี่วินาที', en: 'Please try again in a few seconds.' },
)

export const weakPassword = problem({
  type: 'weak-password',
  status: 422,
  title: { th: 'รหัสผ่านนี้ใช้ไม่ได้', en: 'This password cannot be used' },
})

export const linkUnknown = withAdvice(
  {
    type: 'link-unknown',
    status: 404,
    title: { th: 'ลิงก์นี้ใช้ไม่ได้', en: 'This link does not work' },
  },
  {
    th: 'ตรวจสอบว่าคัดลอกลิงก์มาครบ หรือขอลิงก์ใหม่',
    en: 'See that the whole link was copied, or ask for a new one.',
  },
)

export const linkExpired = withAdvice(
  {
    type: 'link-expired',
    status: 410,
    title: { th: 'ลิงก์นี้หมดอายุแล้ว', en: 'This link has expired' },
  },
  {
    th: 'ขอลิงก์ใหม่ หากเป็นคำเชิญให้แจ้งผู้เชิญส่งใหม่',
    en: 'Ask for a new link; an invitation is sent again by whoever invited you.',
  },
)

export const linkUsed = withAdvice(
  {
    type: 'link-used',
    status: 410,
    title: { th: 'ลิงก์นี้ถูกใช้ไปแล้ว', en: 'This link has been used' },
  },
  {
    th: 'ลงชื่อเข้าใช้ได้ตามปกติ หากท่านไม่ได้เป็นผู้ใช้ลิงก์นี้ โปรดแจ้งผู้ดูแลระบบ',
    en: 'Sign in as usual. If it was not you who used it, tell the operator.',
  },
)

export const passkeyRefused = withAdvice(
  {
    type: 'passkey-refused',
    status: 403,
    title: { th: 'เข้าใช้ด้วยพาสคีย์ไม่สำเร็จ', en: 'The passkey was not accepted' },
  },
  {
    th: 'โปรดเริ่มใหม่ หรือเข้าใช้ด้วยวิธีอื่น',
    en: 'Begin again, or sign in another way.',
  },
)

export const passkeyNotAdded = withAdvice(
  {
    type: 'passkey-not-added',
    status: 422,
    title: { th: 'เพิ่มพาสคีย์ไม่สำเร็จ', en: 'The passkey could not be added' },
  },
  {
    th: 'โปรดเริ่มเพิ่มใหม่ภายใน 5 นาที หรือใช้อุปกรณ์อื่น',
    en: 'Begin again and finish within 5 minutes, or use another device.',
  },
)

export const noSuchPasskey = problem({
  type: 'no-such-passkey',
  status: 404,
  title: { th: 'ไม่พบพาสคีย์นี้', en: 'There is no such passkey' },
})

export const providerRefused = withAdvice(
  {
    type: 'provider-refused',
    status: 403,
    title: {
      th: 'ยืนยันตัวตนผ่านผู้ให้บริการไม่สำเร็จ',
      en: 'Signing in through the provider did not succeed',
    },
  },
  {
    th: 'โปรดเริ่มใหม่จากหน้าลงชื่อเข้าใช้ และทำให้เสร็จภายใน 10 นาทีในเบราว์เซอร์เดิม',
    en: 'Begin again from the sign-in page, and finish within 10 minutes in the same browser.',
  },
)

export const providerUnavailable = withAdvice(
  {
    type: 'provider-unavailable',
    status: 503,
    title: {
      th: 'ติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้',
      en: 'The provider of sign-in cannot be reached',
    },
  },
  {
    th: 'โปรดลองใหม่ในอีกสักครู่ หรือเข้าใช้ด้วยวิธีอื่น',
    en: 'Try again in a while, or sign in another way.',
  },
)

export const notLinked = withAdvice(
  {
    type: 'identity-not-linked',
    status: 403,
    title: {
      th: 'ยืนยันตัวตนแล้ว แต่ยังไม่ได้ผูกกับบัญชีในระบบนี้',
      en: 'You are known to the provider, but not yet linked to an account here',
    },
  },
  {
    th: 'เปิดลิงก์คำเชิญแล้วเลือกผู้ให้บริการนี้ หรือเข้าใช้ด้วยวิธีเดิมแล้วผูกในหน้าบัญชีของฉัน',
    en: 'Open your invitation and choose this provider, or sign in as before and link it under My account.',
  },
)

export const identityTaken = withAdvice(
  {
    type: 'identity-taken',
    status: 409,
    title: {
      th: 'ตัวตนจากผู้ให้บริการนี้ผูกกับบัญชีอื่นอยู่แล้ว',
      en: 'This identity is already linked to another account',
    },
  },
  {
    th: 'เข้าใช้ด้วยผู้ให้บริการนี้แล้วยกเลิกการผูกก่อน',
    en: 'Sign in through this provider and unlink it there first.',
  },
)

export const noSuchIdentity = problem({
  type: 'no-such-identity',
  status: 404,
  title: { th: 'ไม่พบการผูกกับผู้ให้บริการนี้', en: 'There is no such linked identity' },
})

export const lastWayIn = withAdvice(
  {
    type: 'last-way-in',
    status: 409,
    title: { th: 'เป็นวิธีเข้าใช้วิธีสุดท้ายของบัญชี', en: 'This is the account’s last way to sign in' },
  },
  { th: 'เพิ่มวิธีอื่นก่อนแล้วจึงลบวิธีนี้', en: 'Add another one first, then take this one away.' },
)

export const signInAgain = withAdvice(
  {
    type: 'sign-in-again',
    status: 403,
    title: { th: 'โปรดลงชื่อเข้าใช้อีกครั้ง', en: 'Please sign in again' },
  },
  {
    th: 'การเปลี่ยนวิธีเข้าใช้ทำได้ภายใน 10 นาทีหลังลงชื่อเข้าใช้',
    en: 'Ways to sign in can be changed within 10 minutes of signing in.',
  },
)

export const signInToAccept = withAdvice(
  {
    type: 'sign-in-to-accept',
    status: 409,
    title: { th: 'ท่านมีบัญชีอยู่แล้ว', en: 'You already have an account' },
  },
  {
    th: 'ลงชื่อเข้าใช้ด้วยอีเมลที่ได้รับเชิญ แล้วเปิดลิงก์คำเชิญอีกครั้ง',
    en: 'Sign in with the address that was invited, then open the invitation again.',
  },
)

export const invitedOther = withAdvice(
  {
    type: 'invited-other',
    status: 403,
    title: { th: 'คำเชิญนี้ส่งถึงอีเมลอื่น', en: 'This invitation is for another address' },
  },
  {
    th: 'ออกจากระบบ แล้วเปิดลิงก์คำเชิญอีกครั้ง',
    en: 'Sign out, then open the invitation again.',
  },
)

export const noSuchInvitation = problem({
  type: 'no-such-invitation',
  status: 404,
  title: { th: 'ไม่พบคำเชิญนี้', en: 'There is no such invitation' },
})
