import { words } from './words.ts'

/** `/accessibility`. It says only what was in fact tested; change it when the tests change. */
export const accessibilityWords = words({
  th: {
    title: 'การเข้าถึงเว็บไซต์',
    description: 'คำแถลงการเข้าถึงเว็บไซต์ตาม WCAG 2.2 ระดับ AA สิ่งที่ทดสอบแล้ว สิ่งที่ยังไม่ได้ทดสอบ และวิธีแจ้งปัญหา',
    lead: 'เว็บไซต์นี้จัดทำโดยมุ่งให้เป็นไปตามแนวทาง WCAG 2.2 ระดับ AA เพื่อให้ทุกคนใช้งานได้ รวมทั้งผู้พิการและผู้สูงอายุ',
    sections: {
      design: {
        heading: 'สิ่งที่ออกแบบไว้',
        points: [
          'ใช้งานได้ครบโดยไม่ต้องเปิด JavaScript',
          'ใช้แป้นพิมพ์ได้ทุกส่วน มีลิงก์ข้ามไปยังเนื้อหา และแสดงตำแหน่งที่เลือกอย่างชัดเจน',
          'สถานะแสดงด้วยสัญลักษณ์ ข้อความ และสี ไม่ใช้สีเพียงอย่างเดียว',
          'แผนที่และแผนภูมิทุกภาพมีคำบรรยาย และมีตารางที่ให้ข้อมูลเดียวกัน',
          'แบบฟอร์มบอกข้อผิดพลาดเป็นข้อความ พร้อมลิงก์ไปยังช่องที่ต้องแก้ไข และคงข้อมูลที่กรอกไว้',
          'ขยายตัวอักษรได้ถึงร้อยละ 200 และใช้ได้บนหน้าจอกว้าง 320 พิกเซล',
        ],
      },
      tested: {
        heading: 'สิ่งที่ทดสอบแล้ว',
        paragraphs: [
          'การทดสอบอัตโนมัติของโครงการตรวจทุกหน้าทั้งภาษาไทยและภาษาอังกฤษด้วย axe-core ตามเกณฑ์ WCAG 2.2 ระดับ A และ AA ในเบราว์เซอร์ Chromium รวมทั้งการใช้แป้นพิมพ์เพียงอย่างเดียวในการค้นหาและกรองรายชื่อเมือง',
        ],
      },
      'not-tested': {
        heading: 'สิ่งที่ยังไม่ได้ทดสอบ',
        points: ['โปรแกรมอ่านหน้าจอภาษาไทย', 'เบราว์เซอร์ Firefox และ Safari', 'การทดสอบโดยผู้พิการ'],
      },
      limits: {
        heading: 'ข้อจำกัดที่ทราบ',
        paragraphs: ['เอกสารและข่าวที่เป็นแหล่งข้อมูลอยู่ในเว็บไซต์อื่น ซึ่งเว็บไซต์นี้ควบคุมการเข้าถึงไม่ได้'],
      },
    },
    reportHeading: 'แจ้งปัญหาการเข้าถึง',
    report: 'หากใช้ส่วนใดของเว็บไซต์ไม่ได้ โปรดแจ้งหน้าที่พบปัญหา สิ่งที่ต้องการทำ และอุปกรณ์หรือโปรแกรมที่ใช้',
    reportTo: (contact: string) => `แจ้งได้ที่ ${contact}`,
    reportNoContact: 'ผู้ติดตั้งระบบยังไม่ได้ระบุช่องทางติดต่อ แจ้งผ่านแบบแจ้งแก้ไขข้อมูลที่หน้าของเมืองใดก็ได้',
  },
  en: {
    title: 'Accessibility',
    description:
      'Accessibility statement under WCAG 2.2 AA: what was tested, what was not, and how to report a barrier',
    lead: 'This site aims at WCAG 2.2 level AA, so that everyone can use it, people with disabilities and older people among them.',
    sections: {
      design: {
        heading: 'What is built in',
        points: [
          'Everything works without JavaScript.',
          'Everything works from the keyboard; there is a skip link, and the focus is plain to see.',
          'A status is shown by icon, words and colour, never by colour alone.',
          'Every map and chart has a description, and a table with the same data.',
          'Forms say in words what is wrong, link to the field, and keep what was typed.',
          'Text can be enlarged to 200 per cent; pages fit a screen 320 pixels wide.',
        ],
      },
      tested: {
        heading: 'What was tested',
        paragraphs: [
          'The project’s automatic tests check every page, in Thai and English, with axe-core against WCAG 2.2 levels A and AA in Chromium, and walk through search and filters by keyboard alone.',
        ],
      },
      'not-tested': {
        heading: 'What was not tested yet',
        points: [
          'Screen readers in Thai',
          'Firefox and Safari',
          'Tests by people with disabilities',
        ],
      },
      limits: {
        heading: 'Known limits',
        paragraphs: [
          'Documents and news that serve as sources are on other websites, whose accessibility is beyond our control.',
        ],
      },
    },
    reportHeading: 'Report a barrier',
    report:
      'If some part cannot be used, please tell us the page, what you wanted to do, and the device or program you use.',
    reportTo: (contact: string) => `Write to ${contact}`,
    reportNoContact:
      'This installation names no contact; please use the correction form on the page of any city.',
  },
})
