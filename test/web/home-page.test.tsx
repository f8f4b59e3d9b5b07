import { expect, test } from 'vitest'
import { home } from './country.tsx'
import { open, plain, text, texts } from './html.ts'

test('the four figures are those of the founding aim, each a link, each with its second number', () => {
  const root = open(home())
  expect(texts(root, '.key-figure__value')).toEqual(['37 แห่ง', '190 แห่ง', '86.5%', '51.2%'])
  expect(texts(root, '.key-figure__beside')).toEqual([
    'ระบุชื่อได้ในชุดข้อมูลนี้ 5 แห่ง',
    '32 จาก 37 ตรา เทียบกับประชากร 74.8% ที่อาศัยอยู่นอกกรุงเทพมหานครและปริมณฑล',
    'ใน 25 จังหวัด อีก 52 จังหวัดยังไม่มี',
  ])
  expect(root.querySelectorAll('.key-figure__label a[href]')).toHaveLength(4)
  const notes = texts(root, '.key-figure__note')
  expect(notes[0]).toContain('37 แห่ง ณ 27 สิงหาคม 2568')
  expect(notes[1]).toContain('เขตส่งเสริมที่ประกาศแล้ว นับ ณ มกราคม 2569')
  expect(notes[3]).toContain('ไม่ใช่การอาศัยอยู่ในพื้นที่ที่ได้รับการรับรอง')
})

test('on the founding day 15 were certified and 36 zones counted, as plans under consideration', () => {
  const root = open(home('2021-12-24'), { lang: 'en', path: '/?at=2021-12-24' })
  expect(texts(root, '.key-figure__value').slice(0, 3)).toEqual(['15', '36', '73.3%'])
  expect(text(root, 'h2#figures')).toBe('The country on 24 December 2021 (B.E. 2564)')
  expect(texts(root, '.key-figure__note')[1]).toContain('Zones whose plans are under consideration')
  expect(root.querySelector('input[name=at]')?.getAttribute('value')).toBe('2021-12-24')
  const hrefs = [...root.querySelectorAll('.key-figure__label a')].map((link) =>
    link.getAttribute('href'),
  )
  expect(hrefs[0]).toBe('/en/cities?status=certified&at=2021-12-24')
  expect(root.querySelector('.at-form__days [aria-current]')?.textContent).toContain('2021')
})

test('the founding day stands first among the key days', () => {
  const days = [...open(home()).querySelectorAll('.at-form__days a')].map((link) =>
    link.getAttribute('href'),
  )
  expect(days).toEqual(['/?at=2021-12-24', '/?at=2019-10-31', '/?at=2020-10-16', '/?at=2023-01-09'])
})

test('before the first certification there are dashes and words, never a share of nothing', () => {
  const root = open(home('2018-01-01'))
  expect(texts(root, '.key-figure__value')).toEqual(['0 แห่ง', '–', '–', '0.0%'])
  expect(text(root, '#map-finding')).toBe('ในวันนั้นยังไม่มีเมืองที่ได้รับการรับรอง')
})

test('regions without an emblem stand in the table beside their share of people', () => {
  const root = open(home(), { lang: 'en', path: '/' })
  const rows = [...root.querySelectorAll('#regions tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => plain(cell.textContent ?? '')),
  )
  expect(rows).toEqual([
    ['Bangkok and vicinity', '5', '0', '13.5', '25.2'],
    ['Central', '0', '0', '0.0', '4.5'],
    ['East', '7', '3', '18.9', '9.4'],
    ['West', '0', '0', '0.0', '5.2'],
    ['North', '10', '1', '27.0', '15.8'],
    ['Northeast', '3', '1', '8.1', '25.8'],
    ['South', '12', '0', '32.4', '14.0'],
  ])
})

test('the table beside the map names and links every city on it', () => {
  const links = [...open(home()).querySelectorAll('.map-beside details a')]
  expect(links).toHaveLength(42)
  expect(links.map((link) => link.getAttribute('href'))).toContain('/cities/mae-moh')
})
