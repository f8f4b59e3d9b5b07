import type { Text } from '../../base/text.ts'
import { type Role, roles } from '../people/role.ts'
import { type Purpose, purposes } from './purpose.ts'

/** Who a row of the policy is about: everyone, everyone signed in, a role, or a token by its purpose. */
export type Subject = 'anonymous' | 'signed-in' | Role | `token:${Purpose}`

export const subjects: readonly Subject[] = [
  'anonymous',
  'signed-in',
  ...roles,
  ...purposes.map((purpose) => `token:${purpose}` as const),
]

export const subjectWords: Record<Subject, { name: Text; why: Text }> = {
  anonymous: {
    name: { th: 'ทุกคน', en: 'everyone' },
    why: {
      th: 'ผู้อ่านไม่ต้องลงชื่อเข้าใช้ ข้อมูลสาธารณะเป็นของทุกคน',
      en: 'Readers need not sign in: what is public is everyone’s.',
    },
  },
  'signed-in': {
    name: { th: 'ผู้ลงชื่อเข้าใช้', en: 'anyone signed in' },
    why: {
      th: 'ดูแลบัญชีของตนเองได้โดยไม่ต้องมีการมอบหมาย',
      en: 'Looks after the own account, with or without a mandate.',
    },
  },
  'city-developer': {
    name: { th: 'ผู้พัฒนาเมือง', en: 'city developer' },
    why: {
      th: 'จัดทำแผน รายงานความก้าวหน้า และขอต่ออายุ',
      en: 'Writes the plan, reports progress and asks for renewal.',
    },
  },
  'data-steward': {
    name: { th: 'บริกรข้อมูล', en: 'data steward' },
    why: {
      th: 'เชื่อมต่อ จัดประเภท เผยแพร่ และซ่อมแซมข้อมูลของเมือง',
      en: 'Connects, classifies, publishes and mends the city’s data.',
    },
  },
  'city-executive': {
    name: { th: 'ผู้บริหารเมือง', en: 'city executive' },
    why: {
      th: 'ให้ความเห็นชอบก่อนยื่นแผน ชี้แจง และดูแลคนของเมือง',
      en: 'Approves what the city hands in, explains it, and answers for the city’s people.',
    },
  },
  'programme-officer': {
    name: { th: 'เจ้าหน้าที่สำนักงานเมืองอัจฉริยะ', en: 'programme officer' },
    why: {
      th: 'รับเรื่อง ตรวจความครบถ้วน จัดผู้ประเมิน และดูแลข้อมูลสาธารณะ',
      en: 'Takes in and checks applications, appoints reviewers, keeps the public record.',
    },
  },
  reviewer: {
    name: { th: 'ผู้ประเมิน', en: 'reviewer' },
    why: {
      th: 'ให้คะแนนพร้อมเหตุผลในเรื่องที่ตนได้รับมอบหมาย',
      en: 'Scores with reasons what was assigned, and nothing else.',
    },
  },
  'committee-member': {
    name: { th: 'กรรมการ', en: 'committee member' },
    why: {
      th: 'พิจารณาและลงมติในคณะของตน',
      en: 'Considers and votes in the own body.',
    },
  },
  chair: {
    name: { th: 'ประธาน', en: 'chair' },
    why: {
      th: 'ดำเนินการประชุม ลงมติ และลงนามคำวินิจฉัยของคณะ',
      en: 'Leads the body, votes, and signs its decisions.',
    },
  },
  secretary: {
    name: { th: 'เลขานุการ', en: 'secretary' },
    why: {
      th: 'จัดระเบียบวาระ รายงานการประชุม และร่างคำวินิจฉัย โดยไม่ลงมติ',
      en: 'Prepares agenda, minutes and draft decisions, and does not vote.',
    },
  },
  auditor: {
    name: { th: 'ผู้ตรวจสอบ', en: 'auditor' },
    why: {
      th: 'อ่านและตรวจซ้ำได้ทุกเรื่อง แต่แก้ไขไม่ได้เลย',
      en: 'Reads and replays everything and changes nothing.',
    },
  },
  operator: {
    name: { th: 'ผู้ดูแลระบบ', en: 'operator' },
    why: {
      th: 'ดูแลระบบ บัญชี และกุญแจ โดยไม่มีส่วนในการประเมินและคำวินิจฉัย',
      en: 'Runs the system, its accounts and keys, and has no part in assessment or decisions.',
    },
  },
  resident: {
    name: { th: 'ประชาชน', en: 'resident' },
    why: {
      th: 'แจ้งเหตุและมีส่วนร่วมในเมืองของตน',
      en: 'Reports and takes part in the own city.',
    },
  },
  'token:city-data-read': {
    name: { th: 'โทเคนอ่านข้อมูลเมือง', en: 'token to read city data' },
    why: {
      th: 'ระบบของเมืองอ่านข้อมูลในพื้นที่ข้อมูลของตน',
      en: 'A city’s system reads its own data space.',
    },
  },
  'token:city-data-write': {
    name: { th: 'โทเคนเขียนข้อมูลเมือง', en: 'token to write city data' },
    why: {
      th: 'เซนเซอร์และระบบของเมืองส่งข้อมูลเข้าพื้นที่ข้อมูลของตน',
      en: 'Sensors and systems send data into their own data space.',
    },
  },
  'token:subscription': {
    name: { th: 'โทเคนรับการแจ้งเตือนข้อมูล', en: 'token to subscribe' },
    why: {
      th: 'ระบบของเมืองขอรับแจ้งเมื่อข้อมูลในพื้นที่ของตนเปลี่ยน',
      en: 'A city’s system asks to be told when its own data change.',
    },
  },
}
