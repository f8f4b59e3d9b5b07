import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { langs } from '../../src/base/text.ts'
import type { MapCity } from '../../src/programme/index.ts'
import type { Box } from '../../src/web/map/ground.ts'
import { isInside, textWidth, touches } from '../../src/web/map/label.ts'
import { dotRadius, layOut } from '../../src/web/map/lay-out.ts'
import { MapOfThailand } from '../../src/web/map/map-of-thailand.tsx'
import { hexagon, pack } from '../../src/web/map/pack.ts'
import { wrapText } from '../../src/web/map/wrap-text.ts'
import { renderPart } from '../../src/web/render.tsx'
import { ground, mapCitiesAt, today } from './country.tsx'
import { frame } from './fixture.ts'
import { plain } from './html.ts'
import { provinces, regions } from './shipped-record.ts'

const sheet: Box = { x: 0, y: 0, width: 400, height: 592 }
const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 592 }))
const crowd = fc.array(fc.record({ at: point, count: fc.integer({ min: 0, max: 30 }) }), {
  maxLength: 40,
})

function distances(dots: { x: number; y: number }[]): number[] {
  return dots.flatMap((dot, at) =>
    dots.slice(at + 1).map((other) => Math.hypot(dot.x - other.x, dot.y - other.y)),
  )
}

test('packed dots never touch and never leave the map, however crowded the provinces are', () => {
  fc.assert(
    fc.property(crowd, (provinces) => {
      const obstacles = [{ x: 212, y: 260, width: 188, height: 180 }]
      const clusters = provinces.map(({ at, count }, index) => ({
        key: String(index).padStart(3, '0'),
        at: at as [number, number],
        items: Array.from({ length: count }, (_, item) => `${index}-${item}`),
      }))
      const packed = pack(clusters, { within: sheet, obstacles }, 5)
      const dots = packed.clusters.flatMap((cluster) => cluster.dots)
      const { radius } = packed
      expect(dots.map((dot) => dot.item).sort()).toEqual(
        clusters.flatMap((one) => one.items).sort(),
      )
      for (const distance of distances(dots)) expect(distance).toBeGreaterThan(2 * radius)
      for (const { x, y } of dots) {
        const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
        expect(isInside(box, sheet)).toBe(true)
        expect(x >= 212 && x <= 400 && y >= 260 && y <= 440).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('the same record gives the same map, in whatever order its cities come', () => {
  const cities = mapCitiesAt(today)
  const turned = cities.toReversed()
  expect(layOut(ground, turned, provinces.toReversed(), 'th').main.dots.map(spot).sort()).toEqual(
    layOut(ground, cities, provinces, 'th').main.dots.map(spot).sort(),
  )
})

test('a dot stands beside the middle of its province', () => {
  const { main } = layOut(ground, mapCitiesAt(today), provinces, 'th')
  for (const { x, y, item } of main.dots) {
    const home = provinces.find((province) => province.code === item.provinceCode)
    const [px, py] = ground.place([home?.lon ?? 0, home?.lat ?? 0])
    expect(Math.hypot(x - px, y - py)).toBeLessThan(6 * dotRadius)
  }
})

test('a hexagon of places is centred and its places are apart', () => {
  for (const count of [1, 2, 3, 7, 19, 50]) {
    const places = hexagon(count, 10)
    expect(places).toHaveLength(count)
    expect(Math.abs(places.reduce((sum, [x]) => sum + x, 0))).toBeLessThan(1e-6)
    for (const distance of distances(places.map(([x, y]) => ({ x, y }))))
      expect(distance).toBeGreaterThanOrEqual(10 - 1e-6)
  }
})

describe.each(langs)('the map of the shipped record in %s', (lang) => {
  const cities = mapCitiesAt(today)
  const laid = layOut(ground, cities, provinces, lang)
  const parts = [
    { placed: laid.main, within: sheet },
    ...laid.insets.map(({ inset, placed }) => ({ placed, within: inset.box })),
  ]

  test('shows every city once', () => {
    const drawn = parts.flatMap(({ placed }) => placed.dots.map((dot) => dot.item.slug))
    expect(drawn.sort()).toEqual(cities.map((city) => city.slug).sort())
  })

  test('names every province that has a city, and no name touches a dot, a name or the edge', () => {
    const named = parts.flatMap(({ placed }) => placed.labels.map((label) => label.key))
    expect(named.sort()).toEqual([...new Set(cities.map((city) => city.provinceCode))].sort())
    for (const { placed, within } of parts) {
      const dots = placed.dots.map(({ x, y }) => square(x, y, placed.radius))
      const labels = placed.labels.map(({ x, y, text, anchor }) => {
        const width = textWidth(text, 12.5)
        const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
        return { x: left, y: y - 6.5, width, height: 13 }
      })
      for (const [at, box] of labels.entries()) {
        expect(isInside(box, within)).toBe(true)
        expect([...dots, ...labels.slice(at + 1)].filter((other) => touches(box, other))).toEqual(
          [],
        )
      }
    }
  })

  test('as a file it says what it shows and, in sight, that it is not official', () => {
    const svg = renderPart(
      frame({ lang }),
      <MapOfThailand {...{ ground, cities, provinces, regions }} tinted standalone />,
    )
    const root = parseHTML(svg).document
    const seen = plain([...root.querySelectorAll('text')].map((one) => one.textContent).join(' '))
    const described = plain(root.querySelector('desc')?.textContent ?? '')
    const notice =
      lang === 'th' ? 'ไม่ใช่เว็บไซต์ทางการของหน่วยงานรัฐ' : 'not an official government website'
    expect(seen).toContain(notice)
    expect(described).toContain(notice)
    expect(described).toMatch(lang === 'th' ? /ภาคใต้ ได้รับการรับรอง 12 แห่ง/ : /South: 12 certified/)
    expect(described).toMatch(lang === 'th' ? /ภาคกลาง ได้รับการรับรอง 0 แห่ง/ : /Central: 0 certified/)
    expect(root.querySelector('title')?.textContent).toMatch(/37.*5/)
    expect(root.querySelector('[role=img]')?.querySelectorAll('a')).toHaveLength(0)
    expect(svg).not.toMatch(/\sstyle=|<style|<script/)
  })
})

test('certified cities and zones differ in shape, and the legend names what is on the map only', () => {
  const zone: MapCity = { slug: 'a', name: { th: 'ก', en: 'A' }, provinceCode: '40', legal: 'zone' }
  const draw = (cities: MapCity[]) =>
    parseHTML(
      renderPart(frame(), <MapOfThailand {...{ ground, cities, provinces, regions }} tinted />),
    ).document
  const ofZone = draw([zone])
  const ofCity = draw([{ ...zone, legal: 'on-record' }])
  const discs = (root: typeof ofZone) => root.querySelectorAll('circle[fill="#0b4f48"]').length
  expect([discs(ofZone), discs(ofCity)]).toEqual([0, 2])
  const said = (root: typeof ofZone) =>
    plain([...root.querySelectorAll('text')].map((one) => one.textContent).join(' '))
  expect(said(ofZone)).toContain('เขตส่งเสริม')
  expect(said(ofZone)).not.toContain('ได้รับการรับรอง')
  expect(said(ofCity)).not.toContain('เขตส่งเสริม')
})

test('a crowded map has one dot for each kind in a province, with their number beside its name', () => {
  const crowd = provinces.flatMap(({ code }) =>
    Array.from(
      { length: 130 },
      (_, at): MapCity => ({
        slug: `${code}-${at}`,
        name: { th: 'ก', en: 'A' },
        provinceCode: code,
        legal: at % 2 ? 'zone' : 'on-record',
      }),
    ),
  )
  const laid = layOut(ground, crowd, provinces, 'en')
  const all = [laid.main, ...laid.insets.map(({ placed }) => placed)]
  expect(all.flatMap(({ dots }) => dots)).toHaveLength(2 * provinces.length)
  for (const { dots, radius } of all)
    for (const distance of distances(dots)) expect(distance).toBeGreaterThan(2 * radius)
  const named = all.flatMap(({ labels }) => labels.map(({ text }) => text))
  expect(named.length).toBeGreaterThan(20)
  for (const text of named) expect(text).toMatch(/ 130$/)
})

test('lines of an SVG text joined give the text again, and a no-break space is kept', () => {
  const text = 'ข้อมูลรวบรวมจากแหล่งสาธารณะ ณ\u00a0มกราคม\u00a02569'
  for (const width of [40, 90, 160, 400]) {
    const lines = wrapText(text, 'th', 10, width)
    expect(lines.join('')).toBe(text)
    expect(lines.some((line) => line.endsWith('ณ\u00a0') || line === 'ณ')).toBe(false)
  }
})

function spot({ x, y, item }: { x: number; y: number; item: MapCity }): string {
  return `${item.slug} ${x.toFixed(3)} ${y.toFixed(3)}`
}

function square(x: number, y: number, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
}
