import { own, type PolicyRow } from '../row.ts'

/** Reviews, bodies, decisions and what follows from them. */
export const assessmentRows = {
  'round.open': {
    name: { th: 'เปิดรอบพิจารณา', en: 'Open a round' },
    why: {
      th: 'สำนักงานประกาศกำหนดเวลาและกฎของรอบ',
      en: 'The office announces its dates and rules.',
    },
    may: { 'programme-officer': ['any'] },
  },
  'zone.announce': {
    name: { th: 'ประกาศเขตส่งเสริม', en: 'Announce a promotion zone' },
    why: {
      th: 'ฝ่ายเลขานุการประกาศหลังตรวจความครบถ้วน',
      en: 'The secretariat does so after its check.',
    },
    may: { 'programme-officer': ['any'] },
  },
  'review.assign': {
    name: { th: 'มอบหมายผู้ประเมิน', en: 'Assign a reviewer' },
    why: {
      th: 'ต้องตรวจส่วนได้เสียก่อน จึงทำโดยฝ่ายเลขานุการ',
      en: 'Conflicts are looked at first, so the secretariat does it.',
    },
    may: { 'programme-officer': ['any'], secretary: ['own-body'] },
  },
  'conflict.declare': {
    name: { th: 'แจ้งส่วนได้เสีย', en: 'Declare a conflict of interest' },
    why: {
      th: 'แต่ละคนแจ้งของตนเอง และไม่มีผู้ใดแจ้งแทน',
      en: 'Each for themselves; nobody declares for another.',
    },
    may: {
      reviewer: ['self'],
      'committee-member': ['self'],
      chair: ['self'],
      secretary: ['self'],
      'programme-officer': ['self'],
    },
  },
  'review.write': {
    name: { th: 'เขียนผลประเมิน', en: 'Write a review' },
    why: {
      th: 'เขียนได้เฉพาะเรื่องที่มอบหมายให้ตน',
      en: 'Only what was assigned to the reviewer in person.',
    },
    may: { reviewer: ['self'] },
  },
  'review.read': {
    name: { th: 'อ่านผลประเมิน', en: 'Read reviews' },
    why: {
      th: 'คณะอ่านเพื่อวินิจฉัย ผู้ประเมินอ่านของตนเองก่อนปิดการประเมิน',
      en: 'The body reads them to decide; a reviewer, until they close, only their own.',
    },
    may: {
      reviewer: ['self'],
      'committee-member': ['own-body'],
      chair: ['own-body'],
      secretary: ['own-body'],
      'programme-officer': ['any'],
      auditor: ['any'],
    },
  },
  'review.answer': {
    name: { th: 'ตอบข้อคิดเห็นของผู้ประเมิน', en: 'Answer a reviewer’s comments' },
    why: {
      th: 'เมืองมีโอกาสชี้แจงก่อนมีคำวินิจฉัย',
      en: 'The city is heard before a decision.',
    },
    may: { 'city-developer': own },
  },
  'agenda.write': {
    name: { th: 'จัดระเบียบวาระและรายงานการประชุม', en: 'Write agenda and minutes' },
    why: {
      th: 'เป็นหน้าที่ของเลขานุการและสำนักงาน',
      en: 'It is the secretary’s and the office’s duty.',
    },
    may: { secretary: ['own-body'], 'programme-officer': ['any'] },
  },
  'vote.cast': {
    name: { th: 'ลงมติ', en: 'Vote' },
    why: {
      th: 'เฉพาะกรรมการและประธานของคณะนั้น',
      en: 'Members and chair of that body only.',
    },
    may: { 'committee-member': ['own-body'], chair: ['own-body'] },
  },
  'decision.draft': {
    name: { th: 'ร่างคำวินิจฉัย', en: 'Draft a decision' },
    why: {
      th: 'เลขานุการร่างจากมติ แต่ไม่ลงนาม',
      en: 'The secretary drafts it from the vote and does not sign it.',
    },
    may: { secretary: ['own-body'] },
  },
  'decision.sign': {
    name: { th: 'ลงนามคำวินิจฉัย', en: 'Sign a decision' },
    why: {
      th: 'สถานะตามกฎหมายเปลี่ยนด้วยลายมือชื่อประธานของคณะเท่านั้น',
      en: 'Legal status changes by the signature of the body’s chair and by nothing else.',
    },
    may: { chair: ['own-body'] },
  },
  'decision.read': {
    name: { th: 'อ่านสำนวนคำวินิจฉัย', en: 'Read the file of a decision' },
    why: {
      th: 'เมืองเห็นสำนวนของตน คณะเห็นเรื่องของคณะ',
      en: 'A city sees its own file, a body what is before it.',
    },
    may: {
      'city-developer': own,
      'city-executive': own,
      'committee-member': ['own-body'],
      chair: ['own-body'],
      secretary: ['own-body'],
      'programme-officer': ['any'],
      auditor: ['any'],
    },
  },
  'finding.write': {
    name: { th: 'บันทึกข้อพบและออกหนังสือแจ้ง', en: 'Record a finding and give notice' },
    why: {
      th: 'สำนักงานติดตาม แต่การพักหรือเพิกถอนเป็นของคณะ',
      en: 'The office monitors; to suspend or revoke is for the body.',
    },
    may: { 'programme-officer': ['any'] },
  },
} satisfies Record<string, PolicyRow>
