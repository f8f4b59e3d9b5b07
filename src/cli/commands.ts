import type { Command } from './command.ts'
import { emblemCommands } from './emblem-commands.ts'
import { indicatorCommands } from './indicator-commands.ts'
import { recordCommands } from './record-commands.ts'

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
  ...recordCommands,
  ...indicatorCommands,
  ...emblemCommands,
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
