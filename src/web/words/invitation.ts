import { words } from './words.ts'

/** Accepting an invitation. */
export const invitationWords = words({
  th: {
    title: 'คำเชิญปฏิบัติหน้าที่',
    description: 'อ่านและตอบรับคำเชิญปฏิบัติหน้าที่ในโครงการเมืองอัจฉริยะ',
    lead: (name: string) => `เรียน ${name} โปรดอ่านรายละเอียดก่อนตอบรับ`,
    details: 'รายละเอียดการมอบหมาย',
    role: 'บทบาท',
    place: 'ขอบเขต',
    days: 'ระยะเวลา',
    basis: 'เอกสารที่มอบหมาย',
    invitedBy: 'ผู้เชิญ',
    email: 'อีเมลที่เชิญ',
    works: 'ตอบรับได้ถึง',
    accept: 'ตอบรับคำเชิญ',
    acceptAs: (name: string) => `ท่านลงชื่อเข้าใช้เป็น ${name} การมอบหมายจะเพิ่มในบัญชีนี้`,
    acceptWithPassword: 'ตั้งรหัสผ่านและตอบรับ',
    acceptWithPasskey: 'ตอบรับด้วยพาสคีย์',
    firstHeading: 'ตอบรับและตั้งวิธีเข้าใช้',
    hasAccount: 'หากมีบัญชีที่ใช้อีเมลนี้อยู่แล้ว โปรดลงชื่อเข้าใช้ แล้วระบบจะพากลับมาที่คำเชิญนี้',
    signIn: 'ลงชื่อเข้าใช้เพื่อตอบรับ',
    otherAccount: (email: string) =>
      `ท่านลงชื่อเข้าใช้ด้วยอีเมล ${email} ซึ่งไม่ใช่อีเมลที่ได้รับเชิญ โปรดออกจากระบบแล้วเปิดลิงก์นี้อีกครั้ง`,
    notYours: 'หากไม่ทราบว่าเป็นเรื่องใด โปรดปิดหน้านี้และแจ้งผู้ดูแลระบบ',
  },
  en: {
    title: 'Invitation to take on a role',
    description: 'Read and accept an invitation to take on a role in the smart-city programme',
    lead: (name: string) => `Dear ${name}, please read what it is before you accept.`,
    details: 'What you are asked to take on',
    role: 'Role',
    place: 'Where',
    days: 'For',
    basis: 'Document that grants it',
    invitedBy: 'Invited by',
    email: 'Invited address',
    works: 'Can be accepted until',
    accept: 'Accept the invitation',
    acceptAs: (name: string) =>
      `You are signed in as ${name}. The mandate is added to this account.`,
    acceptWithPassword: 'Set the password and accept',
    acceptWithPasskey: 'Accept with a passkey',
    firstHeading: 'Accept and set a way to sign in',
    hasAccount:
      'If you already have an account with this address, please sign in; you are taken back to this invitation.',
    signIn: 'Sign in to accept',
    otherAccount: (email: string) =>
      `You are signed in as ${email}, which is not the invited address. Please sign out and open this link again.`,
    notYours: 'If you do not know what this is about, close this page and tell the operator.',
  },
})

/** The page of the link that the first start prints. */
export const firstOperatorWords = words({
  th: {
    title: 'ตั้งผู้ดูแลระบบคนแรก',
    description: 'เปิดบัญชีผู้ดูแลระบบคนแรกของระบบนี้',
    lead: 'ลิงก์นี้ใช้ได้ครั้งเดียว ผู้ดูแลระบบเชิญเจ้าหน้าที่สำนักงานและผู้ตรวจสอบ ดูแลบัญชีและกุญแจ โดยไม่มีส่วนในการประเมินและคำวินิจฉัย',
    name: 'ชื่อและนามสกุล',
    email: 'อีเมล',
    emailHint: 'ใช้ลงชื่อเข้าใช้และรับลิงก์เมื่อเข้าใช้ไม่ได้',
    submit: 'เปิดบัญชีผู้ดูแลระบบ',
    submitWithPasskey: 'เปิดบัญชีด้วยพาสคีย์แทนรหัสผ่าน',
  },
  en: {
    title: 'Set up the first operator',
    description: 'Open the account of the first operator of this installation',
    lead: 'This link works once. The operator invites officers and auditors and looks after accounts and keys, and has no part in assessment or decisions.',
    name: 'Given name and family name',
    email: 'E-mail address',
    emailHint: 'You sign in with it, and links to get back in are sent to it.',
    submit: 'Open the operator’s account',
    submitWithPasskey: 'Open it with a passkey instead of a password',
  },
})
