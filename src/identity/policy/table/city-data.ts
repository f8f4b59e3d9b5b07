import { open, own, type PolicyRow } from '../row.ts'

/** The city data platform, its datasets and the indicators that are measured from it. */
export const cityDataRows = {
  'tenant.create': {
    name: { th: 'เปิดพื้นที่ข้อมูล', en: 'Create a data space' },
    why: {
      th: 'ชื่อและหมายเลขเปลี่ยนไม่ได้ จึงเปิดโดยผู้ดูแลระบบ',
      en: 'Its name and number never change, so the operator makes it.',
    },
    may: { operator: ['any'] },
  },
  'tenant.drop': {
    name: { th: 'ปิดพื้นที่ข้อมูล', en: 'Drop a data space' },
    why: {
      th: 'ข้อมูลหายถาวร จึงทำได้เฉพาะผู้ดูแลระบบ',
      en: 'The data are gone for good, so only the operator does.',
    },
    may: { operator: ['any'] },
  },
  'tenant.read': {
    name: { th: 'ดูพื้นที่ข้อมูล', en: 'See data spaces' },
    why: {
      th: 'เห็นขนาดและการเชื่อมต่อ ไม่ใช่ตัวข้อมูล',
      en: 'Their size and connections, not their content.',
    },
    may: {
      'city-developer': own,
      'data-steward': own,
      'city-executive': own,
      'programme-officer': ['any'],
      auditor: ['any'],
      operator: ['any'],
    },
  },
  'city-data.read': {
    name: { th: 'อ่านข้อมูลเมืองที่ไม่เปิดเผย', en: 'Read city data that is not public' },
    why: {
      th: 'ข้อมูลเป็นของเมือง ผู้ตรวจสอบอ่านเพื่อคำนวณซ้ำ ผู้ดูแลระบบไม่อ่าน',
      en: 'It is the city’s; the auditor reads it to recompute, the operator does not.',
    },
    may: {
      'city-developer': own,
      'data-steward': own,
      'city-executive': own,
      auditor: ['any'],
      'token:city-data-read': ['own-city'],
    },
  },
  'city-data.write': {
    name: { th: 'เขียนข้อมูลเมือง', en: 'Write city data' },
    why: {
      th: 'ผลชี้วัดมาจากข้อมูลนี้ จึงเขียนได้เฉพาะบริกรข้อมูลและระบบที่ได้รับโทเคน',
      en: 'Indicators are measured from it, so only the steward and systems with a token write it.',
    },
    may: { 'data-steward': own, 'token:city-data-write': ['own-city'] },
  },
  'city-data.erase': {
    name: { th: 'ลบข้อมูลเมืองถาวร', en: 'Erase city data for good' },
    why: {
      th: 'ใช้เมื่อกฎหมายให้ลบ และการคำนวณซ้ำจะแสดงว่าถูกลบ',
      en: 'For when the law asks for it; a replay then says that it was erased.',
    },
    may: { 'data-steward': own },
  },
  'subscription.write': {
    name: { th: 'ขอรับแจ้งเมื่อข้อมูลเปลี่ยน', en: 'Subscribe to changes of city data' },
    why: {
      th: 'ข้อมูลออกไปยังระบบอื่น จึงต้องมีผู้รับผิดชอบในเมือง',
      en: 'Data leave for another system, so somebody in the city answers for it.',
    },
    may: { 'data-steward': own, 'token:subscription': ['own-city'] },
  },
  'source.register': {
    name: { th: 'ลงทะเบียนแหล่งภายนอก', en: 'Register an outside source' },
    why: {
      th: 'ระบบจะติดต่อออกไปภายนอก จึงต้องผ่านผู้ดูแลระบบ',
      en: 'The system will call out to it, so it takes the operator.',
    },
    may: { operator: ['any'] },
  },
  'dataset.read': {
    name: { th: 'อ่านบัญชีข้อมูลและข้อมูลเปิด', en: 'Read the catalogue and open data' },
    why: { th: 'ข้อมูลเปิดเป็นของทุกคน', en: 'Open data are everyone’s.' },
    may: open,
  },
  'dataset.publish': {
    name: { th: 'จัดประเภทและเผยแพร่ชุดข้อมูล', en: 'Classify and publish a dataset' },
    why: {
      th: 'บริกรข้อมูลรับผิดชอบชั้นความลับและเงื่อนไขการใช้',
      en: 'The data steward answers for its class and licence.',
    },
    may: { 'data-steward': own },
  },
  'indicator.read': {
    name: { th: 'อ่านตัวชี้วัดและผล', en: 'Read indicators and results' },
    why: {
      th: 'คำมั่นของเมืองตรวจสอบได้โดยทุกคน',
      en: 'What a city has promised, everyone may check.',
    },
    may: open,
  },
  'indicator.declare': {
    name: { th: 'กำหนดตัวชี้วัด', en: 'Declare an indicator' },
    why: {
      th: 'เมืองกำหนดของเมือง สำนักงานกำหนดชุดกลาง',
      en: 'A city declares its own, the office the common set.',
    },
    may: { 'city-developer': own, 'data-steward': own, 'programme-officer': ['any'] },
  },
  'commitment.make': {
    name: { th: 'ให้คำมั่นตามตัวชี้วัด', en: 'Make a commitment on an indicator' },
    why: {
      th: 'เมืองให้คำมั่นของตนเอง และไม่มีผู้ใดให้คำมั่นแทน',
      en: 'A city promises for itself, and nobody promises for it.',
    },
    may: { 'city-developer': own, 'city-executive': own },
  },
  'indicator.replay': {
    name: { th: 'คำนวณผลตัวชี้วัดซ้ำ', en: 'Replay a result' },
    why: {
      th: 'ผู้ที่ต้องเชื่อผลต้องตรวจซ้ำได้จากข้อมูลที่ใช้ในวันนั้น',
      en: 'Whoever must rely on a result can rebuild it from the data of that day.',
    },
    may: {
      'city-developer': own,
      'data-steward': own,
      'programme-officer': ['any'],
      reviewer: ['own-body'],
      'committee-member': ['own-body'],
      chair: ['own-body'],
      secretary: ['own-body'],
      auditor: ['any'],
    },
  },
} satisfies Record<string, PolicyRow>
