import { correctionOutcomes } from '../programme/index.ts'
import type { Command } from './command.ts'

/** What is kept: the record of the programme, its statistics, corrections, breaches and the record of who did what. */
export const recordCommands: Command[] = [
  {
    name: 'import record',
    operands: ['[FOLDER]'],
    about: {
      th: 'ตรวจและนำเข้าทะเบียนเมืองจากโฟลเดอร์',
      en: 'Check a folder of record files and load it',
    },
    more: {
      th: 'ตรวจทุกไฟล์ก่อน แล้วนำเข้าทั้งหมดหรือไม่นำเข้าเลย หากไม่ระบุโฟลเดอร์ ใช้ทะเบียนที่มากับระบบ',
      en: 'Everything is checked first, then all is loaded or nothing. Without a folder, the record that ships with the product.',
    },
    options: [],
    load: () => import('./import-record.ts'),
  },
  {
    name: 'import statistic',
    operands: ['DEFINITION', 'TABLE'],
    about: {
      th: 'ตรวจและนำเข้าสถิติทางการรายจังหวัดและปี',
      en: 'Check and load an official statistic by province and year',
    },
    more: {
      th: 'DEFINITION คือไฟล์ JSON ที่บอกชื่อ หน่วย แหล่งข้อมูล และสัญญาอนุญาต TABLE คือไฟล์ CSV ตรวจทั้งหมดก่อน แล้วนำเข้าเป็นฉบับใหม่ทั้งหมดหรือไม่นำเข้าเลย ฉบับเดิมยังอยู่',
      en: 'DEFINITION is a JSON file with title, unit, source and licence, TABLE a CSV file. Everything is checked first, then all is loaded as a new version or nothing; earlier versions stay.',
    },
    options: [],
    load: () => import('./import-statistic.ts'),
  },
  {
    name: 'export record',
    operands: ['FOLDER'],
    about: {
      th: 'เขียนทะเบียนเมืองปัจจุบันเป็นไฟล์ลงในโฟลเดอร์',
      en: 'Write the present record to a folder, as files that load to the same record',
    },
    options: [
      {
        name: 'overwrite',
        about: {
          th: 'เขียนทับไฟล์ที่มีอยู่แล้วในโฟลเดอร์',
          en: 'Replace files that are already in the folder',
        },
      },
    ],
    load: () => import('./export-record.ts'),
  },
  {
    name: 'export breaches',
    operands: ['FILE'],
    about: {
      th: 'เขียนทะเบียนเหตุละเมิดข้อมูลส่วนบุคคลลงในไฟล์',
      en: 'Write the register of breaches of personal data to a file',
    },
    more: {
      th: 'ไฟล์ JSON มีทุกเหตุ การประเมินทุกครั้ง การแจ้ง และสถานะกำหนด 72 ชั่วโมง การส่งออกบันทึกไว้ในบันทึกการกระทำ',
      en: 'A JSON file of every breach, each assessment, each notice and how the 72 hours stand. The export goes on record.',
    },
    options: [],
    load: () => import('./export-breaches.ts'),
  },
  {
    name: 'correction list',
    operands: [],
    about: {
      th: 'แสดงคำขอแก้ไขข้อมูลที่ยังไม่ได้ตอบ เก่าสุดก่อน',
      en: 'List the requests for correction that wait for an answer, oldest first',
    },
    options: [],
    load: () => import('./list-corrections.ts'),
  },
  {
    name: 'correction answer',
    operands: ['REFERENCE'],
    about: {
      th: 'ตอบคำขอแก้ไขข้อมูล และเผยแพร่คำตอบ',
      en: 'Answer a request for correction and publish the answer',
    },
    more: {
      th: 'ข้อความที่ระบุในคำสั่งนี้จะเผยแพร่ ข้อความเดิมของผู้แจ้งไม่เผยแพร่ โปรดอย่าใส่ข้อมูลส่วนบุคคล',
      en: 'What is written here is published; what the sender wrote is not. Please leave personal data out.',
    },
    options: [
      {
        name: 'outcome',
        value: correctionOutcomes.join('|'),
        required: true,
        about: {
          th: 'ผลการพิจารณา: แก้ไขแล้ว คงเดิม หรือขอข้อมูลเพิ่ม',
          en: 'What was decided: changed, kept, or more information needed',
        },
      },
      {
        name: 'summary-th',
        value: 'TEXT',
        required: true,
        about: { th: 'สรุปสิ่งที่ขอให้แก้ ภาษาไทย', en: 'What was asked, in Thai' },
      },
      {
        name: 'summary-en',
        value: 'TEXT',
        required: true,
        about: { th: 'สรุปสิ่งที่ขอให้แก้ ภาษาอังกฤษ', en: 'What was asked, in English' },
      },
      {
        name: 'answer-th',
        value: 'TEXT',
        required: true,
        about: { th: 'คำตอบ ภาษาไทย', en: 'The answer, in Thai' },
      },
      {
        name: 'answer-en',
        value: 'TEXT',
        required: true,
        about: { th: 'คำตอบ ภาษาอังกฤษ', en: 'The answer, in English' },
      },
    ],
    load: () => import('./answer-correction.ts'),
  },
  {
    name: 'verify audit',
    operands: ['FILE'],
    about: {
      th: 'ตรวจบันทึกการกระทำที่ส่งออกไว้ โดยไม่ต้องติดต่อระบบ',
      en: 'Verify an exported record of who did what, without the system',
    },
    more: {
      th: 'บอกรายการแรกที่ถูกแก้ไข หาย แทรก หรือสลับที่ และบอกว่าท้ายบันทึกถูกตัดหรือไม่',
      en: 'Names the first record that was altered, taken out, added or moved, and tells a tail that was cut.',
    },
    options: [
      {
        name: 'key',
        value: 'KEY',
        about: {
          th: 'กุญแจสาธารณะที่เชื่อถือ จาก /api/v1/audit/key หากไม่ระบุ ใช้กุญแจของระบบบนเครื่องนี้',
          en: 'The public key to trust, from /api/v1/audit/key; without it, that of the installation on this machine',
        },
      },
    ],
    load: () => import('./verify-audit.ts'),
  },
]
