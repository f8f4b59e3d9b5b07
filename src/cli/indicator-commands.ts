import type { Command } from './command.ts'

/** Figures of city data, and what is made of them. */
export const indicatorCommands: Command[] = [
  {
    name: 'rebuild rollups',
    operands: ['[SPACE]'],
    about: {
      th: 'คำนวณค่ารายชั่วโมงและรายวันของข้อมูลเมืองใหม่จากประวัติ',
      en: 'Make the hourly and daily figures of city data anew from history',
    },
    more: {
      th: 'ของพื้นที่ข้อมูลเดียว หรือทุกพื้นที่เมื่อไม่ระบุ ผู้เขียนและผู้อ่านทำงานต่อได้ระหว่างนั้น',
      en: 'Of one data space, or of all. Writers and readers go on meanwhile.',
    },
    options: [],
    load: () => import('./rebuild-rollups.ts'),
  },
  {
    name: 'indicator check',
    operands: ['FILE'],
    about: {
      th: 'ตรวจคำนิยามตัวชี้วัดและชุดทดสอบของคำนิยาม',
      en: 'Check the declaration of an indicator, its own tests too',
    },
    more: {
      th: 'FILE คือไฟล์ JSON ตาม docs/reference/indicator-declaration.md บอกทุกข้อผิดพลาดพร้อมบรรทัด ไม่บันทึกสิ่งใด',
      en: 'FILE is JSON as docs/reference/indicator-declaration.md describes it. Tells every fault with its line and stores nothing.',
    },
    options: [
      {
        name: 'city',
        value: 'SLUG',
        about: {
          th: 'เมืองเจ้าของคำนิยาม สูตรจึงอ้างตัวชี้วัดของเมืองนี้ได้',
          en: 'The city whose own it is, so that its formula may read that city’s indicators',
        },
      },
    ],
    load: () => import('./check-indicator.ts'),
  },
  {
    name: 'indicator recompute',
    operands: ['[CITY]'],
    about: {
      th: 'วัดตัวชี้วัดใหม่ทุกรอบเวลาที่มีข้อมูล',
      en: 'Measure indicators anew over all periods that there are data for',
    },
    more: {
      th: 'ผลที่ได้เท่าเดิมไม่เปลี่ยน ผลที่ต่างจากเดิมเป็นผลใหม่ที่แทนของเดิม ของเดิมยังอยู่ หากไม่ระบุเมือง วัดทุกเมือง',
      en: 'What comes out the same stays; what does not becomes a new result that supersedes the old one, which stays too. Without a city, all cities.',
    },
    options: [],
    load: () => import('./recompute-indicators.ts'),
  },
  {
    name: 'indicator replay',
    operands: ['CITY'],
    about: {
      th: 'คำนวณผลทุกผลของเมืองซ้ำจากข้อมูลที่ผลนั้นเห็น',
      en: 'Make every result of a city again from the observations that it saw',
    },
    more: {
      th: 'แม้ข้อมูลถูกแก้หรือลบภายหลัง ผลต้องตรงเดิม บอกจำนวนที่ตรง ไม่ตรง และที่ข้อมูลถูกลบถาวร',
      en: 'Also after corrections and deletes a result must come out the same. Tells how many do, do not, or rest on erased data.',
    },
    options: [],
    load: () => import('./replay-results.ts'),
  },
]
