import { problem } from '../base/problem.ts'

export const keyFileUnreadable = problem({
  type: 'key-file-unreadable',
  status: 500,
  title: { th: 'เปิดกุญแจสำหรับลงนามไม่ได้', en: 'The signing keys could not be opened' },
})

export const markRefused = problem({
  type: 'mark-refused',
  status: 500,
  title: {
    th: 'ใช้ตราที่กำหนดใน EMBLEM_MARK_FILE ไม่ได้',
    en: 'The mark of EMBLEM_MARK_FILE cannot be used',
  },
})

export const keyMissing = problem({
  type: 'key-missing',
  status: 503,
  title: {
    th: 'ไม่มีกุญแจสำหรับลงนามเรื่องนี้บนเครื่องนี้',
    en: 'The key that signs this is not on this machine',
  },
})

export const noSuchCredential = problem({
  type: 'no-such-credential',
  status: 404,
  title: { th: 'ไม่พบเอกสารนี้', en: 'There is no such credential' },
})

export const noLiveCredential = problem({
  type: 'no-live-credential',
  status: 404,
  title: {
    th: 'ขณะนี้ไม่มีเอกสารยืนยันข้อมูลปัจจุบัน',
    en: 'There is no live credential at present',
  },
})

export const noEmblem = problem({
  type: 'no-emblem',
  status: 404,
  title: { th: 'ไม่มีตราสัญลักษณ์ของเมืองนี้ในระบบ', en: 'This installation has no emblem of that city' },
})

export const notInThisForm = problem({
  type: 'not-in-this-form',
  status: 406,
  title: {
    th: 'เอกสารนี้ไม่มีในรูปแบบที่ขอ',
    en: 'This document does not exist in the form that was asked for',
  },
})

export const noCredentialInside = problem({
  type: 'no-credential-inside',
  status: 422,
  title: { th: 'ไม่พบเอกสารรับรองในไฟล์นี้', en: 'There is no credential in this file' },
})

export const malformedCredential = problem({
  type: 'malformed-credential',
  status: 400,
  title: { th: 'รูปแบบของเอกสารรับรองไม่ถูกต้อง', en: 'The credential is not well formed' },
})

export const notOfACertificate = problem({
  type: 'not-of-a-certificate',
  status: 422,
  title: {
    th: 'ออกได้เฉพาะตราสัญลักษณ์ของใบรับรองที่ให้ไว้โดยมติในระบบนี้',
    en: 'Only the emblem of a certificate granted by a decision here can be issued',
  },
})

export const secondPersonNeeded = problem({
  type: 'second-person-needed',
  status: 409,
  title: { th: 'ต้องให้อีกบุคคลหนึ่งเป็นผู้ยืนยัน', en: 'Another person has to confirm this' },
})

export const noSuchLogEntry = problem({
  type: 'no-such-log-entry',
  status: 404,
  title: { th: 'ไม่มีรายการนี้ในบันทึกคำวินิจฉัย', en: 'The decision log has no such entry' },
})

export const sampleHasNoExtract = problem({
  type: 'sample-has-no-extract',
  status: 404,
  title: {
    th: 'เมืองสมมติไม่มีสำเนาข้อมูลจากแหล่งสาธารณะ',
    en: 'The sample city has no extract of the public record',
  },
})

export const noSuchKey = problem({
  type: 'no-such-key',
  status: 404,
  title: { th: 'ไม่มีกุญแจชื่อนี้', en: 'There is no key of this name' },
})

export const alreadyIssued = problem({
  type: 'already-issued',
  status: 409,
  title: { th: 'ออกตราสัญลักษณ์นี้แล้ว', en: 'This emblem has been issued' },
})
