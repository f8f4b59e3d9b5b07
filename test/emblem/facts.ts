import type { EmblemFacts } from '../../src/emblem/picture/emblem-picture.ts'

export const text = (th: string, en: string) => ({ th, en })
/** What the picture of the sample city's emblem says, with the words that show whether Thai is set right. */
export const facts: EmblemFacts = {
  title: text('ตราสัญลักษณ์เมืองอัจฉริยะประเทศไทย', 'Smart city emblem of Thailand'),
  city: text('เมืองสมมติ', 'Mueang Sommot'),
  level: text('พื้นที่เมืองอัจฉริยะ', 'Smart city area'),
  lines: [text('ที่ ผู้ ปิ่น กำ น้ำ ป้ำ ปี่ ฝ้าย ฟั่น ญู่ ฐุ ฎุ ฏู กี๋ เป๋ ไป่', 'Test words')],
  sample: text('ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง', 'Sample data, not a real city'),
  address: 'https://city.example/e/0123456789',
}
