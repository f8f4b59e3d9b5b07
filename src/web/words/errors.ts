import { words } from './words.ts'

/** Pages for what went wrong. They say what happened and what one can do next. */
export const errorWords = words({
  th: {
    notFound: 'ไม่พบหน้านี้',
    notFoundLead: 'ที่อยู่ของหน้าอาจพิมพ์ไม่ครบ หรือหน้านี้ย้ายไปแล้ว ค้นหาเมืองได้จากช่องด้านล่าง',
    badInput: 'ที่อยู่หรือข้อมูลที่ส่งมาไม่ถูกต้อง',
    badInputLead: 'โปรดแก้ไขรายการต่อไปนี้แล้วลองอีกครั้ง',
    tooLarge: 'ข้อมูลที่ส่งมามีขนาดใหญ่เกินไป',
    tooLargeLead: 'โปรดย่อข้อความให้สั้นลงแล้วส่งอีกครั้ง',
    tooMany: 'มีคำขอจากเครือข่ายของท่านมากเกินไป',
    tooManyLead: 'โปรดรอสักครู่แล้วลองอีกครั้ง',
    refused: 'ไม่รับคำขอนี้',
    refusedLead: 'คำขอส่งมาจากเว็บไซต์อื่น โปรดเปิดแบบฟอร์มจากเว็บไซต์นี้แล้วส่งอีกครั้ง',
    failed: 'ระบบขัดข้อง',
    failedLead: 'ระบบบันทึกเหตุขัดข้องไว้แล้ว โปรดลองอีกครั้งภายหลัง หากยังพบปัญหา โปรดแจ้งเลขอ้างอิงด้านล่าง',
    unavailable: 'ระบบยังไม่พร้อมให้บริการชั่วคราว',
    unavailableLead: 'ขณะนี้เชื่อมต่อฐานข้อมูลไม่ได้ ระบบจะกลับมาให้บริการเองเมื่อเชื่อมต่อได้ โปรดลองอีกครั้งในอีกสักครู่',
    requestId: 'เลขอ้างอิงของคำขอ',
    home: 'กลับหน้าแรก',
    cities: 'ดูรายชื่อเมืองทั้งหมด',
    tryWithout: 'เปิดหน้านี้โดยไม่ใช้เงื่อนไข',
  },
  en: {
    notFound: 'Page not found',
    notFoundLead:
      'The address may be incomplete, or the page has moved. You can search for a city below.',
    badInput: 'The address or the input is not right',
    badInputLead: 'Please correct the following and try again.',
    tooLarge: 'What was sent is too large',
    tooLargeLead: 'Please shorten the text and send it again.',
    tooMany: 'Too many requests from your network',
    tooManyLead: 'Please wait a moment and try again.',
    refused: 'This request was refused',
    refusedLead:
      'It was sent from another website. Please open the form on this site and send it again.',
    failed: 'Something went wrong',
    failedLead:
      'The failure has been recorded. Please try again later; if it persists, quote the reference below.',
    unavailable: 'Not available for the moment',
    unavailableLead:
      'The database cannot be reached at present. The service returns by itself once it can. Please try again shortly.',
    requestId: 'Reference of the request',
    home: 'Back to the home page',
    cities: 'See all cities',
    tryWithout: 'Open this page without conditions',
  },
})
