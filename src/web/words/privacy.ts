import { words } from './words.ts'

/** `/privacy`. It says what this release in fact stores; change it together with what is stored. */
export const privacyWords = words({
  th: {
    title: 'การคุ้มครองข้อมูลส่วนบุคคล',
    description: 'ข้อมูลที่เว็บไซต์นี้เก็บ เหตุผล ระยะเวลา และสิทธิของเจ้าของข้อมูลส่วนบุคคล',
    lead: 'เปิดอ่านหน้าเว็บไซต์ได้โดยไม่ต้องลงทะเบียนและไม่มีการติดตาม ผู้อ่านทั่วไปให้ข้อมูลส่วนบุคคลเฉพาะที่กรอกในแบบแจ้งแก้ไขข้อมูล ผู้ปฏิบัติงานที่มีบัญชีมีข้อมูลเพิ่มตามที่ระบุด้านล่าง',
    sections: {
      reading: {
        heading: 'เมื่อเปิดอ่านหน้าเว็บไซต์',
        points: [
          'ผู้อ่านที่ไม่ได้ลงชื่อเข้าใช้ไม่มีคุกกี้ ยกเว้นระหว่างขั้นตอนลงชื่อเข้าใช้',
          'ไม่ใช้บริการวิเคราะห์ผู้เข้าชม และไม่เรียกไฟล์จากเว็บไซต์อื่น',
          'เลขที่อยู่ไอพีใช้นับจำนวนคำขอในหน่วยความจำเพื่อป้องกันการใช้งานเกินควร เมื่อคำขอถูกปฏิเสธหรือมีการลงชื่อเข้าใช้ไม่สำเร็จ ระบบบันทึกเฉพาะรหัสที่แปลงจากเลขที่อยู่ด้วยกุญแจ ซึ่งคำนวณย้อนกลับไม่ได้หากไม่มีกุญแจ รหัสในบันทึกการปฏิเสธเปลี่ยนทุกเดือน',
          'บันทึกการทำงานของระบบมีเฉพาะเหตุขัดข้อง ได้แก่ เลขอ้างอิงและที่อยู่ของหน้า ไม่มีเลขที่อยู่ไอพีและไม่มีคำค้นหา',
        ],
      },
      account: {
        heading: 'เมื่อมีบัญชีและลงชื่อเข้าใช้',
        paragraphs: [
          'ระบบเก็บชื่อ อีเมล ภาษา หน้าที่ที่ได้รับมอบหมายพร้อมหนังสือที่เป็นฐานอำนาจ และวิธีลงชื่อเข้าใช้ รหัสผ่านเก็บเป็นค่าที่คำนวณย้อนกลับไม่ได้ คุกกี้หนึ่งรายการใช้ยืนยันการลงชื่อเข้าใช้ สิ้นสุดเมื่อไม่ใช้งาน 30 นาที หรือครบ 12 ชั่วโมง',
          'ระบบบันทึกว่าใครทำอะไรเมื่อใดในชื่อของรหัสสุ่ม บันทึกนี้แก้ไขและลบไม่ได้ เจ้าของบัญชีดูรายการของตน ขอสำเนา และลบบัญชีได้ที่หน้า “บัญชีของฉัน” เมื่อลบบัญชี บันทึกยังอยู่ แต่ไม่เชื่อมโยงกับชื่อและอีเมล',
        ],
      },
      corrections: {
        heading: 'เมื่อแจ้งแก้ไขข้อมูล',
        paragraphs: [
          'ระบบเก็บข้อความที่ท่านแจ้ง แหล่งอ้างอิง และวันเวลาที่รับเรื่อง อีเมลเป็นข้อมูลที่ท่านเลือกให้หรือไม่ให้ก็ได้ ใช้เพื่อสอบถามและแจ้งผลของเรื่องนั้นเท่านั้น',
          'สิ่งที่เผยแพร่คือข้อความสรุปเรื่องและผลการพิจารณาที่ผู้ดูแลเรียบเรียง ไม่เผยแพร่ข้อความต้นฉบับและอีเมลของผู้แจ้ง',
        ],
      },
      retention: {
        heading: 'ระยะเวลาเก็บรักษา',
        links: {
          '/privacy/processing': 'บันทึกรายการประมวลผลข้อมูลส่วนบุคคล: ทุกช่องที่เก็บ เพื่ออะไร นานเท่าใด',
          '/permits': 'ใครทำอะไรได้: ตารางสิทธิทั้งหมดของระบบ',
        },
        paragraphs: [
          'คำขอแก้ไขเก็บไว้เป็นหลักฐานของการแก้ไขข้อมูล รุ่นนี้ไม่มีการลบโดยอัตโนมัติ ท่านขอให้ผู้ดูแลลบอีเมลของท่านเมื่อใดก็ได้โดยแจ้งเลขรับเรื่อง',
        ],
      },
      rights: {
        heading: 'สิทธิของท่าน',
        paragraphs: [
          'พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ.\u00a02562 ให้สิทธิท่านขอเข้าถึง ขอสำเนา ขอแก้ไข ขอลบ คัดค้าน และถอนความยินยอม รวมทั้งร้องเรียนต่อคณะกรรมการผู้เชี่ยวชาญตามพระราชบัญญัตินี้',
        ],
      },
      'people-in-the-data': {
        heading: 'บุคคลในชุดข้อมูล',
        paragraphs: ['ข้อมูลเมืองระบุบุคคลตามตำแหน่งและหน่วยงาน ไม่ระบุชื่อบุคคล และไม่มีข้อมูลรายบุคคล'],
      },
    },
    controllerHeading: 'ผู้ควบคุมข้อมูลส่วนบุคคลและช่องทางติดต่อ',
    controller: (name: string) => `ผู้ควบคุมข้อมูลส่วนบุคคล: ${name}`,
    controllerUnknown: 'ผู้ติดตั้งระบบยังไม่ได้ระบุชื่อผู้ควบคุมข้อมูลส่วนบุคคล',
    contact: (contact: string) => `ติดต่อ: ${contact}`,
    contactUnknown: 'ผู้ติดตั้งระบบยังไม่ได้ระบุช่องทางติดต่อ',
  },
  en: {
    title: 'Privacy',
    description: 'What this site stores, why, for how long, and your rights',
    lead: 'You can read this site without signing in and without being followed. A reader gives personal data only in the correction form; those who work here with an account give more, as told below.',
    sections: {
      reading: {
        heading: 'When you read',
        points: [
          'A reader who has not signed in has no cookie, except while signing in.',
          'There is no visitor analytics, and no file is fetched from another site.',
          'IP addresses are used in memory to count requests, against overuse. When a request is refused or a sign-in fails, a code made from the address with a key is stored: without the key it cannot be turned back. The codes in the record of refusals change each month.',
          'The log holds failures only: a reference and the address of the page, without IP address or search words.',
        ],
      },
      account: {
        heading: 'When you have an account and sign in',
        paragraphs: [
          'Stored are your name, e-mail address, language, the mandates you hold with the document each rests on, and your ways to sign in. A password is kept as a value that cannot be turned back. One cookie keeps you signed in; it ends after 30 minutes without use or 12 hours in all.',
          'Who did what and when is recorded under a random identifier; that record can be neither changed nor deleted. On the page “My account” you see your own entries, take a copy of your data and erase your account. After erasure the record stays, no longer tied to your name and address.',
        ],
      },
      corrections: {
        heading: 'When you ask for a correction',
        paragraphs: [
          'What you write, the source you give and the time of receipt are stored. An e-mail address is yours to give or not; it is used only to ask or tell you about that request.',
          'What is published is a summary and an answer in the office’s words. Neither your own text nor your e-mail address is published.',
        ],
      },
      retention: {
        heading: 'How long it is kept',
        links: {
          '/privacy/processing':
            'Record of processing: every field that is kept, what for, how long',
          '/permits': 'Who may do what: all rights in the system',
        },
        paragraphs: [
          'Requests are kept as evidence for the correction; this release deletes nothing by itself. You may ask the operator at any time, quoting the reference, to delete your e-mail address.',
        ],
      },
      rights: {
        heading: 'Your rights',
        paragraphs: [
          'The Personal Data Protection Act, B.E.\u00a02562 (2019), gives you the right to access, copy, correct, delete, object and withdraw consent, and to complain to the expert committee under the Act.',
        ],
      },
      'people-in-the-data': {
        heading: 'People in the record',
        paragraphs: [
          'The record names people by office and organisation only, never by name, and holds no data about individuals.',
        ],
      },
    },
    controllerHeading: 'Controller and contact',
    controller: (name: string) => `Controller of personal data: ${name}`,
    controllerUnknown: 'This installation does not name the controller of personal data.',
    contact: (contact: string) => `Contact: ${contact}`,
    contactUnknown: 'This installation names no contact.',
  },
})
