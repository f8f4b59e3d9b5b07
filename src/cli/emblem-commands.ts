import type { Command } from './command.ts'

/** Emblems: checking them, granting them, and the keys that sign them. */
export const emblemCommands: Command[] = [
  {
    name: 'verify',
    operands: ['FILE'],
    about: {
      th: 'ตรวจตราสัญลักษณ์หรือสำเนาข้อมูลจากไฟล์ โดยไม่ต้องติดต่อระบบ',
      en: 'Check an emblem or extract from a file, without the system',
    },
    more: {
      th: 'อ่าน JSON, PNG, SVG และ PDF บอกผลเดียวกับหน้าเว็บ สิ่งที่ตรวจไม่ได้ไม่นับว่าผ่าน รหัสสิ้นสุด 0 เฉพาะเมื่อเป็นของแท้และมีผลอยู่ หรือเป็นสำเนาข้อมูลของแท้',
      en: 'Reads JSON, PNG, SVG and PDF and tells the verdict that the page tells. What cannot be checked does not pass; exit code 0 only for what is genuine and in force, or a genuine extract.',
    },
    options: [
      {
        name: 'kit',
        value: 'FILE',
        about: {
          th: 'ชุดตรวจสอบที่ดาวน์โหลดจากหน้าของเอกสาร ใช้ได้หนึ่งวัน',
          en: 'The kit that the page of the document offers; it is good for a day',
        },
      },
      {
        name: 'root',
        value: 'KEY',
        about: {
          th: 'กุญแจรากของผู้ออก ตามที่พิมพ์ไว้บนใบรับรอง',
          en: 'The root key of the issuer, as printed on the certificate',
        },
      },
    ],
    load: () => import('./verify-emblem.ts'),
  },
  {
    name: 'certificate grant',
    operands: ['FILE'],
    about: {
      th: 'บันทึกใบรับรองตามคำวินิจฉัยที่ลงนามแล้ว',
      en: 'Record a certificate that a signed decision grants',
    },
    more: {
      th: 'เมืองจริงต้องกำหนด AUTHORITY_TH และค่าอื่นของผู้มีอำนาจให้ครบก่อน ตราสัญลักษณ์ของเมืองจริงออกโดยเจ้าหน้าที่สองคน',
      en: 'For a real city the authority (AUTHORITY_TH and its kind) must be configured; its emblem is then issued by two officers.',
    },
    options: [],
    load: () => import('./grant-certificate.ts'),
  },
  {
    name: 'certificate change',
    operands: ['ID', 'FILE'],
    about: {
      th: 'บันทึกการเปลี่ยนสถานะของใบรับรองตามคำวินิจฉัยที่ลงนามแล้ว',
      en: 'Record a change of a certificate’s status by a signed decision',
    },
    options: [],
    load: () => import('./change-certificate.ts'),
  },
  {
    name: 'key rotate',
    operands: ['PURPOSE'],
    about: {
      th: 'เปลี่ยนกุญแจลงนาม: emblem, live, extract, status หรือ root',
      en: 'Change a signing key: emblem, live, extract, status or root',
    },
    more: {
      th: 'ต้องมีไฟล์กุญแจรากอยู่บนเครื่อง เอกสารที่กุญแจเดิมลงนามไว้ยังตรวจผ่าน กุญแจรากเดิมส่งต่อให้กุญแจรากใหม่ ผู้ที่มีใบรับรองเดิมจึงยังตรวจได้',
      en: 'The root key file must be on this machine. What the old key signed still passes. An old root hands over to the new one, so printed certificates still serve to check.',
    },
    options: [],
    load: () => import('./rotate-key.ts'),
  },
  {
    name: 'key compromised',
    operands: ['NAME'],
    about: {
      th: 'เลิกเชื่อถือกุญแจที่อาจรั่วไหล และลงนามตราสัญลักษณ์ที่ถูกต้องใหม่',
      en: 'End a key that somebody else may have, and sign the genuine emblems again',
    },
    more: {
      th: 'NAME เช่น emblem-1 ทุกอย่างที่กุญแจนี้ลงนามจะไม่ผ่านการตรวจทันที บันทึกคำวินิจฉัยบอกว่าฉบับใดเป็นของแท้ หากเป็นกุญแจราก กุญแจใหม่ต้องประกาศให้ทราบทางอื่น',
      en: 'NAME is like emblem-1. All that it signed fails at once; the decision log tells which ones were genuine. The successor of a root has to be told by another way.',
    },
    options: [],
    load: () => import('./compromised-key.ts'),
  },
]
