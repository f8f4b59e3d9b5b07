import { words } from './words.ts'

/** `/office/mail`: letters that the system wrote. What they say is not shown: it may hold a link that works. */
export const mailWords = words({
  th: {
    title: 'จดหมายของระบบ',
    description: 'จดหมายที่ระบบส่ง รอส่ง และส่งไม่สำเร็จ',
    lead: 'แสดงเฉพาะผู้รับ เรื่อง และผลการส่ง ไม่แสดงเนื้อความ เพราะอาจมีลิงก์ที่ใช้เข้าระบบได้',
    folderNote: (folder: string) =>
      `ยังไม่ได้ตั้งค่าเครื่องส่งจดหมาย (SMTP) ระบบเขียนจดหมายเป็นไฟล์ไว้ที่ ${folder} ผู้ดูแลระบบเปิดอ่านและส่งต่อได้จากเครื่องแม่ข่าย`,
    filter: 'สถานะจดหมาย',
    all: 'ทั้งหมด',
    states: { waiting: 'รอส่ง', delivered: 'ส่งแล้ว', 'given-up': 'ส่งไม่สำเร็จ' },
    filed: 'เขียนเป็นไฟล์แล้ว รอผู้ดูแลระบบส่งต่อ',
    caption: 'จดหมาย ล่าสุดก่อน',
    subject: 'เรื่อง',
    to: 'ถึง',
    written: 'เขียนเมื่อ',
    state: 'สถานะ',
    deliveredTo: (where: string) => `ไปที่ ${where}`,
    next: (at: string) => `ส่งครั้งต่อไป ${at}`,
    tries: (count: string) => `พยายามส่งแล้ว ${count} ครั้ง`,
    none: 'ไม่มีจดหมาย',
    noneText: 'จดหมายเกิดขึ้นเมื่อมีการเชิญบุคคล ขอลิงก์กลับเข้าใช้ หรือเปลี่ยนวิธีเข้าใช้',
  },
  en: {
    title: 'System mail',
    description: 'Letters that were sent, wait to be sent, or could not be sent',
    lead: 'Recipient, subject and outcome only. What a letter says is not shown, because it may hold a link that works.',
    folderNote: (folder: string) =>
      `No mail server (SMTP) is set. Letters are written as files to ${folder}, from where the operator can pass them on.`,
    filter: 'State of letters',
    all: 'All',
    states: { waiting: 'waiting', delivered: 'sent', 'given-up': 'not sent' },
    filed: 'written to a file, to be passed on',
    caption: 'Letters, the newest first',
    subject: 'Subject',
    to: 'To',
    written: 'Written',
    state: 'State',
    deliveredTo: (where: string) => `to ${where}`,
    next: (at: string) => `next try ${at}`,
    tries: (count: string) => `${count} tries so far`,
    none: 'There are no letters',
    noneText:
      'Letters are written when somebody is invited, asks for a link to get back in, or changes a way to sign in.',
  },
})
