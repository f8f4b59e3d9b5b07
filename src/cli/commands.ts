import { correctionOutcomes } from '../programme/index.ts'
import type { Command } from './command.ts'

/** Every command, in the order of its documentation. */
export const commands: Command[] = [
  {
    name: 'serve',
    operands: [],
    about: {
      th: 'เปิดระบบให้ใช้งานทางเว็บ (npm start เรียกคำสั่งนี้)',
      en: 'Serve the portal and its interfaces (what npm start runs)',
    },
    more: {
      th: 'เตรียมฐานข้อมูล นำเข้าทะเบียนที่มากับระบบเมื่อยังไม่มีหรือมีชุดใหม่ แล้วเปิดเว็บ กด Ctrl-C เพื่อหยุด',
      en: 'Prepares the database, loads the shipped record when there is none or a newer one, and serves. Ctrl-C stops it.',
    },
    options: [
      {
        name: 'try',
        about: {
          th: 'ให้มีเมืองสมมติและบุคคลตัวอย่างเมื่อใช้เฉพาะบนเครื่องนี้ เว้นแต่กำหนด SAMPLE ไว้',
          en: 'With the sample city and sample people where only this machine is served, unless SAMPLE says otherwise',
        },
      },
    ],
    load: () => import('./serve.ts'),
  },
  {
    name: 'sample',
    operands: [],
    about: {
      th: 'พาชมเมืองสมมติในเวลาจำลอง: ข้อมูลยืนยันแผน ขาดหาย หมดช่วงแก้ไข และกลับมายืนยัน',
      en: 'A guided tour of the sample city in simulated time: data confirm the plan, go missing, outlast the grace, and confirm it again',
    },
    more: {
      th: 'ใช้ฐานข้อมูลชั่วคราวของตนเองใน LAKMUEANG_HOME/sample-tour ซึ่งสร้างใหม่ทุกครั้ง ไม่แตะข้อมูลจริง เปิดเว็บที่ PORT จนกด Ctrl-C',
      en: 'Uses a database of its own in LAKMUEANG_HOME/sample-tour, made anew each time; real data are not touched. Serves at PORT until Ctrl-C.',
    },
    options: [
      {
        name: 'fast',
        about: {
          th: 'เดินต่อเองหลังหยุดให้ดูครั้งละ 12 วินาที (ไม่ระบุ: กด Enter เพื่อไปต่อ)',
          en: 'Go on by itself, with twelve seconds to look at each stop; without it, Enter leads on',
        },
      },
    ],
    load: () => import('./sample.ts'),
  },
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
      th: 'เปลี่ยนกุญแจลงนาม: emblem, live, extract หรือ status',
      en: 'Change a signing key: emblem, live, extract or status',
    },
    more: {
      th: 'ต้องมีไฟล์กุญแจรากอยู่บนเครื่อง เอกสารที่กุญแจเดิมลงนามไว้ยังตรวจผ่าน',
      en: 'The root key file must be on this machine. What the old key signed still passes.',
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
      th: 'NAME เช่น emblem-1 ทุกอย่างที่กุญแจนี้ลงนามจะไม่ผ่านการตรวจทันที บันทึกคำวินิจฉัยบอกว่าฉบับใดเป็นของแท้',
      en: 'NAME is like emblem-1. All that it signed fails at once; the decision log tells which ones were genuine.',
    },
    options: [],
    load: () => import('./compromised-key.ts'),
  },
  {
    name: 'migrate',
    operands: [],
    about: {
      th: 'ปรับโครงสร้างฐานข้อมูลให้ตรงกับรุ่นนี้',
      en: 'Bring the database to this version',
    },
    more: {
      th: 'ฐานข้อมูลในตัวปรับเองเมื่อเริ่มระบบ สำหรับเครื่องแม่ข่าย PostgreSQL ต้องกำหนด DATABASE_OWNER_URL',
      en: 'The embedded database migrates by itself at start; on a PostgreSQL server, DATABASE_OWNER_URL must be set.',
    },
    options: [],
    load: () => import('./migrate.ts'),
  },
  {
    name: 'doctor',
    operands: [],
    about: {
      th: 'ตรวจเครื่อง การตั้งค่า ฐานข้อมูล และสิทธิ์ แล้วบอกวิธีแก้',
      en: 'Check the machine, the settings, the database and its roles, and say what to do',
    },
    more: {
      th: 'เมื่อกำหนด DATABASE_URL จะพิมพ์คำสั่ง SQL ที่สร้างบทบาทและฐานข้อมูลที่ถูกต้องด้วย',
      en: 'With DATABASE_URL set it also prints the SQL that makes the right roles and the database.',
    },
    options: [],
    load: () => import('./doctor.ts'),
  },
]
