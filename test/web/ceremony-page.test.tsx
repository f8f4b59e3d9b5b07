import { expect, test } from 'vitest'
import type { Ceremony } from '../../src/programme/index.ts'
import { CeremoniesPage } from '../../src/web/pages/ceremonies.tsx'
import { CeremonyPage } from '../../src/web/pages/ceremony.tsx'
import { open, text, texts } from './html.ts'
import { ceremonies } from './shipped-record.ts'

const on = (day: string) => ceremonies.find((one) => one.on === day) as Ceremony
const page = (day: string, lang: 'th' | 'en' = 'th') =>
  open(<CeremonyPage ceremony={on(day)} all={ceremonies} />, { lang, path: `/ceremonies/${day}` })

function facts(root: ReturnType<typeof page>): Record<string, string> {
  return Object.fromEntries(
    [...root.querySelectorAll('.summary-list > div')].map((row) => [
      text(row, 'dt'),
      text(row, 'dd'),
    ]),
  )
}

test('the founding event: when, where, who presided by office and on whose behalf', () => {
  const root = page('2021-12-24')
  expect(text(root, '[data-founding]')).toMatch(/เหตุการณ์ตั้งต้นของชุดข้อมูลนี้$/)
  expect(facts(root)).toMatchObject({
    วันและเวลา: '24 ธันวาคม 2564 เวลา 10.00 น.',
    สถานที่: 'ตึกภักดีบดินทร์ ทำเนียบรัฐบาล',
    ประธานในพิธี: 'รองนายกรัฐมนตรี',
    ในนามของ: 'นายกรัฐมนตรี (นายกรัฐมนตรีมอบหมายให้เป็นประธานในพิธี)',
    สิ่งที่มอบ: 'ตราสัญลักษณ์ 15 รายการ',
    เขตส่งเสริมที่อยู่ระหว่างการพิจารณาแผน: expect.stringMatching(/^36 แห่ง/),
    การประชุมรับทราบผลก่อนหน้า: expect.stringMatching(/^7 พฤศจิกายน 2564: /),
  })
})

test('recipients stand in the printed order; those whose order was not seen stand apart', () => {
  const root = page('2021-12-24', 'en')
  const printed = [...root.querySelectorAll('section[aria-labelledby=recipients] tbody tr')]
  expect(printed.map((row) => `${text(row, 'th')} ${text(row, 'a')}`)).toEqual([
    '1 Khon Kaen Smart City',
    '2 Chachoengsao Smart City',
    '3 Phuket Smart City',
    '4 Si Trang City',
    '5 Phadung Krung Kasem Canal Smart City',
    '6 Phra Ram 4 Smart City',
    '7 Samyan Smart City',
    '8 Chiang Mai Smart Old Town',
  ])
  expect(text(root, '#recipients-unordered')).toBe('Order not found in the sources')
  expect(texts(root, 'section[aria-labelledby=recipients-unordered] tbody th a')).toEqual([
    'CMU Smart City',
    'Mae Moh Livable City',
    'Makkasan Smart City',
    'Nakhon Sawan Smart City',
    'Saensuk Smart City',
    'Wangchan Valley',
    'Yala Smart City',
  ])
})

test('printed numbers are kept, even where the list is legible only from the fifth on', () => {
  const root = page('2020-10-16')
  expect(texts(root, 'section[aria-labelledby=recipients] tbody th')).toEqual([
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
    '11',
    '12',
    '13',
  ])
  expect(text(root, 'main')).toContain('แหล่งข้อมูลระบุผู้รับทั้งหมด 13 ราย ในที่นี้ระบุชื่อได้ 11 ราย')
})

test('what was not found is said, not left out: the presider of October 2020', () => {
  expect(facts(page('2020-10-16', 'en'))).toMatchObject({
    'Presided by': 'The presider’s office was not found in the sources',
    'What was given': '13 zone certificates',
  })
  expect(facts(page('2020-10-16', 'en'))).not.toHaveProperty('On behalf of')
})

test('only the first presentation of emblems is the founding event', () => {
  const founding = ceremonies.filter((one) => page(one.on).querySelector('[data-founding]'))
  expect(founding.map((one) => one.on)).toEqual(['2021-12-24'])
  const list = open(<CeremoniesPage ceremonies={ceremonies} />)
  expect(list.querySelectorAll('.founding-tag')).toHaveLength(1)
  expect(texts(list, 'tbody tr').find((row) => row.includes('เหตุการณ์ตั้งต้น'))).toContain(
    '24 ธันวาคม 2564',
  )
})

test('the list says how many are named of how many received', () => {
  const list = open(<CeremoniesPage ceremonies={ceremonies} />, { lang: 'en' })
  expect(texts(list, 'tbody td[data-label="Named here"]')).toEqual([
    '2 of 27',
    '11 of 13',
    '15 of 15',
    '15 of 15',
  ])
})
