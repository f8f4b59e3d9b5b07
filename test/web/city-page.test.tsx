import { describe, expect, test } from 'vitest'
import type { CityRecord, Validity } from '../../src/programme/index.ts'
import { CityPage } from '../../src/web/pages/city.tsx'
import { inKm2, inRai } from '../../src/web/pages/city-facts.tsx'
import { correction } from './every-page.tsx'
import { open, text, texts } from './html.ts'
import { cityPageData, record, records } from './shipped-record.ts'

const page = (slug: string, lang: 'th' | 'en' = 'th', over = {}) =>
  open(<CityPage {...cityPageData(slug, over)} />, { lang, path: `/cities/${slug}` })
const answer = (root: ReturnType<typeof page>, key: string) =>
  text(root, `[data-answer=${key}] .answers__value`)
const notes = (root: ReturnType<typeof page>, key: string) =>
  texts(root, `[data-answer=${key}] .answers__note`)

describe('until when', () => {
  test('a term that a source states is shown with the words that say so, and its basis', () => {
    const root = page('mae-moh')
    expect(answer(root, 'until')).toBe('ครบกำหนด 13 สิงหาคม 2566')
    expect(notes(root, 'until')).toEqual([
      'ตามที่แหล่งข้อมูลระบุ',
      'ช่วงที่นับเริ่ม 13 สิงหาคม 2564',
      expect.stringMatching(/^แหล่งข้อมูลระบุวันประกาศรับรองและระยะเวลา 2 ปี เป็นช่วงแรก .*\[\d+\]$/),
    ])
  })

  test('a term that was computed says so, and that no source states its end', () => {
    const root = page('samyan', 'en')
    expect(answer(root, 'until')).toBe('Term ends 13 August 2023 (B.E. 2566)')
    expect(notes(root, 'until')).toEqual([
      'Computed; no source states this day',
      'Term counted from 13 August 2021 (B.E. 2564)',
      expect.stringMatching(/^Computed: 24 months from the day of the grant as reported/),
    ])
  })

  test('every other certified city has no known end, and says on what that rests', () => {
    const rest = records.filter(
      ({ status, slug }) => status === 'certified' && !['mae-moh', 'samyan'].includes(slug),
    )
    expect(rest).toHaveLength(35)
    for (const { slug, validity } of rest) {
      const root = page(slug, 'en')
      expect(answer(root, 'until')).toBe('Not known')
      expect(notes(root, 'until').join(' ')).toContain((validity as Validity).basis.en)
    }
  })

  test('the life of a zone was not found, and the page says that', () => {
    const root = page('origin-rayong')
    expect(answer(root, 'until')).toBe('ไม่ทราบ')
    expect(notes(root, 'until')).toEqual(['ไม่พบอายุของเขตส่งเสริมในแหล่งข้อมูล'])
  })
})

describe('who and when', () => {
  test('the body and the day of the grant, with a renewal beside it', () => {
    const root = page('khon-kaen')
    expect(answer(root, 'who')).toMatch(/^คณะอนุกรรมการขับเคลื่อนและบริหารโครงการเมืองอัจฉริยะ\s?\[\d+\]$/)
    expect(answer(root, 'when')).toMatch(/^13 สิงหาคม 2564\s?\[\d+\]$/)
    expect(notes(root, 'when').join()).toMatch(
      /^ต่ออายุเมื่อ สิงหาคม 2568 ประกาศโดยกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม/,
    )
  })

  test('a body that no source names is said to be not found, and who approved the plan stands below', () => {
    const root = page('lampang', 'en')
    expect(answer(root, 'who')).toBe('The body is not named in the sources')
    expect(notes(root, 'who')[0]).toMatch(/^Plan approved by the Sub-committee .*, 27 July 2023/)
    expect(answer(root, 'when')).toMatch(/^2023 \(B\.E\. 2566\)\s?\[\d+\]$/)
    expect(notes(root, 'when')).toEqual(['The exact day was not found'])
  })
})

test('the two statuses stand apart; a city on record is neutral whatever its dates', () => {
  const root = page('mae-moh')
  expect(texts(root, '.two-statuses dt')).toEqual(['สถานะทางกฎหมาย', 'สถานะข้อมูล'])
  expect(texts(root, '.two-statuses dd')).toEqual([
    'ได้รับการรับรองตามข้อมูลสาธารณะ ณ 24 ธันวาคม 2564',
    'ยังไม่ได้เชื่อมต่อข้อมูล',
  ])
  expect(root.querySelectorAll('.two-statuses .tag--neutral')).toHaveLength(2)
})

test('a working name is said to be one, and a printed name is not', () => {
  for (const { slug, nameStatus } of records) {
    const flags = page(slug).querySelectorAll('[data-name-status=working]')
    expect(flags).toHaveLength(nameStatus === 'working' ? 1 : 0)
  }
  expect(records.filter(({ nameStatus }) => nameStatus === 'working')).toHaveLength(13)
})

test('domains that only secondary sources name are headed as unconfirmed, others are not', () => {
  expect(text(page('khon-kaen'), '#domains')).toMatch(
    /^ด้านที่ระบุในแผนตามแหล่งข้อมูลทุติยภูมิ ยังไม่ได้รับการยืนยัน/,
  )
  expect(text(page('wangchan-valley'), '#domains')).toMatch(/^ด้านที่ระบุในแผน\s?\[\d+\]$/)
  expect(text(page('saha-group'), '#domains ~ p')).toBe('ไม่พบรายการด้านของแผนในแหล่งข้อมูลที่ใช้ได้')
})

test('confidence is shown only where the entry is not certain', () => {
  for (const { slug, confidence } of records) {
    const terms = texts(page(slug, 'en'), '.summary-list dt')
    expect(terms.includes('Confidence in this entry')).toBe(confidence !== 'certain')
  }
})

test('a developer or an area that was not found is said to be, never left blank', () => {
  const facts = (slug: string) => {
    const root = page(slug, 'en')
    return Object.fromEntries(
      [...root.querySelectorAll('.summary-list > div')].map((row) => [
        text(row, 'dt'),
        text(row, 'dd'),
      ]),
    )
  }
  expect(facts('si-trang')).toMatchObject({
    'City developer': 'Not found in the sources',
    Area: 'Not found in the sources',
    'Type of city': 'Not found in the sources',
  })
  expect(facts('wangchan-valley')['City developer']).toMatch(/^PTT Public Company Limited /)
  expect(facts('wangchan-valley').Area).toMatch(/^3,454 rai \(about 5\.53 km²\)/)
  expect(facts('yala').Area).toMatch(/^19\.4 km² \(about 12,125 rai\)/)
})

test('one rai is 1,600 square metres', () => {
  expect(inKm2({ value: 3454, unit: 'rai' })).toBeCloseTo(5.5264, 10)
  expect(inRai({ value: 1, unit: 'km2' })).toBe(625)
  expect(inKm2({ value: 40.22, unit: 'km2' })).toBe(40.22)
})

test('every event stands in the timeline with its source and the body that acted', () => {
  for (const { slug, events } of records) {
    const root = page(slug)
    expect(texts(root, '.timeline > li')).toHaveLength(events.length)
    expect(root.querySelectorAll('.timeline .footnote-ref a')).toHaveLength(events.length)
    const numbers = texts(root, '.timeline .footnote-ref').map((ref) => Number(ref.slice(1, -1)))
    const cited = [...root.querySelectorAll('.footnotes li')]
    for (const [at, number] of numbers.entries())
      expect(cited[number - 1]?.querySelector('a')?.getAttribute('href') ?? null).toBe(
        events[at]?.source.url ?? null,
      )
  }
})

test('only ceremonies that have a page are linked', () => {
  const linked = [...page('mae-moh').querySelectorAll('.timeline a[href^="/ceremonies"]')]
  expect(linked.map((link) => link.getAttribute('href'))).toEqual(['/ceremonies/2021-12-24'])
  expect(
    page('mae-moh', 'th', { ceremonies: new Set() }).querySelector(
      '.timeline a[href^="/ceremonies"]',
    ),
  ).toBeNull()
})

test('province figures say of what they are, and credit their dataset', () => {
  const root = page('mae-moh', 'en')
  expect(texts(root, '#province-52 ~ .table-scroll tbody tr')).toEqual([
    'Population681,9112024',
    'Gross provincial product (million baht)72,7822024',
    'Gross provincial product per head (baht)106,7332024',
    expect.stringMatching(/^Share of agriculture .*2024$/),
  ])
  expect(text(root, 'main')).toContain('it is not household income in the province')
  expect(root.querySelector('a[href^="/en/sources#dataset-"]')).not.toBeNull()
})

test('a city without data has one panel and no empty rows; it says who can start where', () => {
  const root = page('mae-moh', 'en')
  expect(texts(root, '.panel h2')).toEqual(['This city has not connected data yet'])
  expect(text(root, '.panel')).toContain('A data steward of the city starts at “City data”')
})

test('published corrections stand on the page, and only there', () => {
  expect(page('mae-moh').querySelector('#corrections')).toBeNull()
  const root = page('mae-moh', 'th', { corrections: [correction] })
  expect(texts(root, '.corrections dd')).toEqual([
    'C-2569-000012',
    'ขอแก้วันประกาศเขตส่งเสริม',
    'แก้ไขข้อมูลแล้ว',
    'แก้ไขตามข่าวของ กฟผ.',
    '20 พฤศจิกายน 2569',
    '22 พฤศจิกายน 2569',
  ])
})

test('a sample city is marked above its name', () => {
  const sample: CityRecord = { ...record('mae-moh'), sample: true }
  expect(text(page('mae-moh', 'th', { record: sample }), '.sample-banner')).toBe(
    'เมืองสมมติ · ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง',
  )
  expect(page('mae-moh').querySelector('.sample-banner')).toBeNull()
})

test('the page leads to its data, its feed and the form for corrections', () => {
  const root = page('mae-moh', 'en')
  const hrefs = [...root.querySelectorAll('.city-links a')].map((link) => link.getAttribute('href'))
  expect(hrefs).toEqual([
    '/api/v1/cities/mae-moh',
    '/en/cities/mae-moh/feed.atom',
    '/en/cities/mae-moh/similar',
    '/en/cities/mae-moh/credential',
    '/en/cities/mae-moh/correction',
  ])
  expect(root.querySelector('link[type="application/atom+xml"]')?.getAttribute('href')).toBe(
    '/en/cities/mae-moh/feed.atom',
  )
})
