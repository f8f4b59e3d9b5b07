import { own, type PolicyRow } from '../row.ts'

/** The city's plan, its progress, and what the city says to findings. */
export const planRows = {
  'plan.read': {
    name: { th: 'อ่านแผนที่ยังไม่เผยแพร่', en: 'Read a plan that is not published' },
    why: {
      th: 'แผนเป็นของเมือง และของผู้ที่ต้องพิจารณา',
      en: 'A plan is for its city, and for those who have to judge it.',
    },
    may: {
      'city-developer': own,
      'data-steward': own,
      'city-executive': own,
      'programme-officer': ['any'],
      reviewer: ['own-body'],
      'committee-member': ['own-body'],
      chair: ['own-body'],
      secretary: ['own-body'],
      auditor: ['any'],
    },
  },
  'plan.write': {
    name: { th: 'เขียนแผน', en: 'Write a plan' },
    why: {
      th: 'ผู้พัฒนาเมืองเป็นเจ้าของข้อความ ผู้พิจารณาแก้ไขแทนไม่ได้',
      en: 'The city developer owns its words; who judges it cannot change it.',
    },
    may: { 'city-developer': own },
  },
  'plan.endorse': {
    name: { th: 'เห็นชอบแผนก่อนยื่น', en: 'Endorse a plan before it is submitted' },
    why: {
      th: 'ผู้บริหารรับผิดชอบคำมั่นของเมือง',
      en: 'The executive answers for what the city promises.',
    },
    may: { 'city-executive': own },
  },
  'plan.submit': {
    name: { th: 'ยื่นแผน', en: 'Submit a plan' },
    why: {
      th: 'ข้อความถูกตรึงตั้งแต่ยื่น ผู้เขียนจึงเป็นผู้ยื่น',
      en: 'Its text is frozen from then on, so its author submits it.',
    },
    may: { 'city-developer': own },
  },
  'plan.withdraw': {
    name: { th: 'ถอนแผน', en: 'Withdraw a plan' },
    why: {
      th: 'เมืองถอนเรื่องของตนได้ก่อนมีคำวินิจฉัย',
      en: 'A city may take its own matter back before a decision.',
    },
    may: { 'city-developer': own, 'city-executive': own },
  },
  'plan.screen': {
    name: { th: 'ตรวจความครบถ้วนของแผน', en: 'Check that a plan is complete' },
    why: {
      th: 'เป็นหน้าที่ของฝ่ายเลขานุการก่อนส่งให้ผู้ประเมิน',
      en: 'The secretariat does so before reviewers are asked.',
    },
    may: { 'programme-officer': ['any'] },
  },
  'progress.report': {
    name: { th: 'รายงานความก้าวหน้าและขอต่ออายุ', en: 'Report progress and ask for renewal' },
    why: {
      th: 'เป็นหน้าที่ของผู้พัฒนาเมือง',
      en: 'It is the city developer’s duty.',
    },
    may: { 'city-developer': own },
  },
  'progress.attest': {
    name: { th: 'รับรองรายงานประจำปี', en: 'Attest the yearly report' },
    why: {
      th: 'ผู้บริหารรับรองและชี้แจงสิ่งที่ไม่เป็นไปตามแผน',
      en: 'The executive attests it and explains every miss.',
    },
    may: { 'city-executive': own },
  },
  'appeal.file': {
    name: { th: 'ยื่นอุทธรณ์', en: 'File an appeal' },
    why: {
      th: 'ผู้ถูกกระทบจากคำสั่งมีสิทธิอุทธรณ์ในนามเมือง',
      en: 'Whom an order touches may appeal, in the name of the city.',
    },
    may: { 'city-executive': own },
  },
} satisfies Record<string, PolicyRow>
