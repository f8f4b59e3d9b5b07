import { describe, expect, test } from 'vitest'
import { langs } from '../../src/base/text.ts'
import { classLimits, classOf } from '../../src/web/charts/class-limits.ts'
import { findingOf } from '../../src/web/charts/finding.ts'
import { totalAt } from '../../src/web/charts/lorenz-chart.tsx'
import { segments } from '../../src/web/charts/trend-lines.tsx'
import { open, plain, text, texts } from './html.ts'
import {
  gppSeries,
  nationOf,
  nationPage,
  regionPage,
  similarPage,
  syntheticSeries,
} from './nation.tsx'

test('one finding in plain Thai: the ends, how far apart, and how much lies between regions', () => {
  const root = open(nationPage(), { path: '/nation' })
  expect(text(root, '#finding')).toBe(
    'ปี 2567 ผลิตภัณฑ์จังหวัดต่อหัวสูงสุดที่ระยอง 956,135 บาทต่อคน ต่ำสุดที่นราธิวาส 66,785 บาทต่อคน ต่างกัน 14.3 เท่า ' +
      'ความแตกต่างระหว่างภาคคิดเป็น 73.5% ของความแตกต่างทั้งหมด ที่เหลือเป็นความแตกต่างระหว่างจังหวัดในภาคเดียวกัน (ดัชนีไทล์ L)',
  )
})

test('the finding in English says the same', () => {
  const root = open(nationPage(), { lang: 'en', path: '/nation' })
  expect(text(root, '#finding')).toContain(
    'highest in Rayong, 956,135 baht a head; lowest in Narathiwat',
  )
})

test.each(langs)('no sentence of the page says that one thing caused another, in %s', (lang) => {
  const words = plain(open(nationPage(), { lang, path: '/nation' }).body.textContent ?? '')
  for (const causal of [
    'เพราะโครงการ',
    'ส่งผลให้',
    'ทำให้ความเหลื่อมล้ำ',
    'because of',
    'thanks to',
    'led to',
    'due to',
  ])
    expect(words).not.toContain(causal)
})

test('what must not be misread is said: production is not income, regions without an emblem are zero', () => {
  const root = open(nationPage(), { path: '/nation' })
  expect(text(root, '.inset')).toContain('ไม่ใช่รายได้ของครัวเรือน')
  const rows = [...root.querySelectorAll('#programme ~ .side-by-side tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => plain(cell.textContent ?? '')),
  )
  expect(rows).toContainEqual(['ภาคกลาง', '0', '0', '0', '4.5', '0'])
  expect(rows).toContainEqual(['ภาคใต้', '12', '0', '1.22', '14.0', '2.32'])
})

test('what waits for the data of cities says so, in words and for those who do not see the picture', () => {
  const root = open(nationPage(), { path: '/nation' })
  expect(text(root, '#nation-spread-desc')).toContain('ข้อมูลที่ไหลเข้าระบบ ยังไม่มีข้อมูล')
  expect(texts(root, '.dimensions__none')).toEqual(Array(3).fill('ยังไม่มีข้อมูลเปิดที่ใช้ได้'))
})

test('with one year nothing is said of a trend; with more, the year that is missing parts the line', () => {
  expect(texts(open(nationPage(), { path: '/nation' }), '.empty strong')).toEqual([
    'ต้องมีข้อมูลอย่างน้อยสองปีจึงจะบอกแนวโน้มได้',
  ])
  const nation = nationOf(syntheticSeries([2019, 2020, 2022, 2023]))
  const root = open(nationPage(nation), { path: '/nation' })
  expect(text(root, '#trend-lines')).toContain('ข้อมูล 4 ปี')
  expect(root.querySelectorAll('[aria-labelledby=nation-trend-name] polyline')).toHaveLength(10)
  expect(text(root, '.sample-tag')).toBe('ข้อมูลสังเคราะห์เพื่อการทดสอบ ไม่ใช่สถิติจริง')
})

test('a province without a value is hatched, named in the table, and in no class of the map', () => {
  const nation = nationOf(syntheticSeries([2023], (value, code) => (code === '58' ? null : value)))
  const root = open(nationPage(nation), { path: '/nation' })
  expect(
    root.querySelector('[aria-labelledby=nation-map-name] path[fill="url(#nation-hatch)"]'),
  ).not.toBeNull()
  expect(text(root, '#nation-map-desc')).toContain('ไม่มีข้อมูล 1 จังหวัด')
  const hatched = open(nationPage(), { path: '/nation' })
  expect(
    hatched.querySelector('[aria-labelledby=nation-map-name] path[fill="url(#nation-hatch)"]'),
  ).toBeNull()
})

test('a measure that is not defined stands with its reason, and no number is made up', () => {
  const root = open(nationPage(nationOf(syntheticSeries([2023], () => 0))), { path: '/nation' })
  const told = texts(root, '.key-measures .not-defined')
  expect(told).toHaveLength(6)
  expect(told[0]).toContain('ค่าเฉลี่ยเป็นศูนย์')
})

test('indicator, year and system of regions stand in the address of every file', () => {
  const root = open(nationPage(nationOf(gppSeries, 'six')), { lang: 'en', path: '/nation' })
  const hrefs = [...root.querySelectorAll('.figure .downloads a')].map((link) =>
    link.getAttribute('href'),
  )
  expect(hrefs.length).toBeGreaterThan(12)
  for (const href of hrefs) expect(href).toContain('?indicator=gpp-per-head&year=2024&system=six')
})

test('a region with no certified city says zero, and lists its provinces by name', () => {
  const root = open(regionPage('central'), { path: '/regions/central' })
  expect(text(root, '.lead')).toContain('ยังไม่มีเมืองที่ได้รับการรับรอง (0 แห่ง)')
  expect(texts(root, '#provinces ~ .map-beside tbody th')).toEqual([
    'ชัยนาท',
    'พระนครศรีอยุธยา',
    'ลพบุรี',
    'สระบุรี',
    'สิงห์บุรี',
    'อ่างทอง',
  ])
})

test('cities alike stand by name, the city itself among them, and none is numbered', () => {
  const root = open(similarPage('mae-moh'), { path: '/cities/mae-moh/similar' })
  const names = texts(root, 'tbody th')
  expect(names).toEqual(names.toSorted(new Intl.Collator('th').compare))
  expect(names.filter((name) => name.includes('(เมืองนี้)'))).toHaveLength(1)
  expect(root.querySelector('main ol li table, main td.rank')).toBeNull()
})

describe('the parts of pictures', () => {
  test('class limits are quantiles of two digits; where many have nothing, nothing is a class', () => {
    expect(classLimits([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([2, 4, 6, 8])
    expect(classLimits([0, 0, 0, 1, 2, 3, 4])).toEqual([0, 1, 2, 3])
    expect(classLimits([5, 5, 5])).toEqual([])
    expect([0, 1, 1.5, 9].map((value) => classOf(value, [0, 1, 2]))).toEqual([0, 1, 2, 3])
  })

  test('a line is never drawn across a year without a value', () => {
    expect(segments([2019, 2020, 2022, 2023], [1, 2, 3, null])).toEqual([
      [
        { year: 2019, value: 1 },
        { year: 2020, value: 2 },
      ],
      [{ year: 2022, value: 3 }],
    ])
  })

  test('half of the people have what the Lorenz curve says between its points', () => {
    const curve = [
      { population: 0, total: 0 },
      { population: 0.4, total: 0.1 },
      { population: 1, total: 1 },
    ]
    expect(totalAt(curve, 0.5)).toBeCloseTo(0.25, 12)
    expect(totalAt(curve, 1)).toBe(1)
  })

  test('of values that many share no single province is named as the lowest', () => {
    const nation = nationOf(syntheticSeries([2023], (value, code) => (code < '30' ? 0 : value)))
    expect(findingOf(nation.view, nation.trend, 'en')[0]).toMatch(
      /the lowest value, 0 baht a head, in 18 provinces$/,
    )
  })
})
