import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepTogether, show } from '../../src/web/thai.ts'
import { plain } from './html.ts'

test.each([
  ['ณ วันที่ 24 ธันวาคม 2564', 'ณ\u00a0วัน\u2060ที่\u00a024\u00a0ธันวาคม\u00a02564'],
  ['ในปี 2567 มี 37 เมือง', 'ในปี\u00a02567 มี 37\u00a0เมือง'],
  ['เมื่อ พ.ศ. 2562', 'เมื่อ พ.ศ.\u00a02562'],
  ['ตามเกณฑ์ ข้อ 5', 'ตามเกณฑ์ ข้อ\u00a05'],
  ['อื่น ๆ', 'อื่น\u00a0ๆ'],
  ['กุมภาพันธ์ 2569', 'กุมภาพันธ์\u00a02569'],
  ['มีหลักฐานยืนยัน', 'มีหลัก\u2060ฐานยืนยัน'],
])('a line does not part %s', (typed, kept) => {
  expect(keepTogether(typed)).toBe(kept)
})

test('keeping together changes nothing that is read, and doing it twice changes nothing more', () => {
  const thai = fc.array(
    fc.constantFrom('ปี', ' ', '2567', 'ข้อ', 'ๆ', 'หลักฐาน', 'เมือง', 'ณ', 'ธันวาคม', '%', '(', '“'),
  )
  fc.assert(
    fc.property(thai, (parts) => {
      const text = parts.join('')
      const kept = keepTogether(text)
      expect(kept.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')).toBe(text)
      expect(keepTogether(kept)).toBe(kept)
    }),
  )
})

test('English texts of the record are shown as they are', () => {
  const text = { th: 'ข้อ 5', en: 'no. 5' }
  expect(show(text, 'en')).toBe('no. 5')
  expect(plain(show(text, 'th'))).toBe('ข้อ 5')
})
