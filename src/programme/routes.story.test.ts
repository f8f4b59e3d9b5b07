import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { withApp } from '../../test/support/with-app.ts'
import { ceremony, cityAnswer, count, figures, listedEvent, notice } from './schema.ts'

const clock = () => new Date('2026-11-23T12:00:00Z')
const json = async (response: Response) => (await response.json()) as Record<string, unknown>

test('a city answers with its events, sources and confidence, and says what this site is not', () =>
  withApp(
    async ({ url }) => {
      const response = await fetch(`${url}/api/v1/cities/mae-moh`)

      expect(response.status).toBe(200)
      const answer = await json(response)
      expect(Compile(cityAnswer).Check(answer)).toBe(true)
      expect(answer).toMatchObject({
        slug: 'mae-moh',
        name: { th: 'แม่เมาะเมืองน่าอยู่', en: 'Mae Moh Livable City' },
        sample: false,
        provinces: [{ code: '52', region: 'northern' }],
        developer: {
          id: 'electricity-generating-authority-of-thailand-egat',
          kind: 'state-enterprise',
        },
        validity: { kind: 'known', from: '2021-08-13', until: '2023-08-13' },
        status: { legal: 'on-record', proof: 'no-data', asOf: '2021-12-24' },
        confidence: 'certain',
        claimedDomains: { codes: ['environment', 'economy', 'energy'], confidence: 'certain' },
        notice: {
          th: 'เว็บไซต์นี้ไม่ใช่เว็บไซต์ทางการของหน่วยงานรัฐ ข้อมูลรวบรวมจากแหล่งสาธารณะ ณ มกราคม\u00a02569',
        },
      })
      expect(
        (answer.events as { kind: string; source: unknown }[]).map(({ kind }) => kind),
      ).toEqual(['zone-announced', 'plan-approved', 'emblem-granted', 'acknowledged', 'ceremony'])
      expect(answer.events).toContainEqual({
        kind: 'ceremony',
        on: '2021-12-24',
        bodyId: 'steering-committee',
        source: {
          label: {
            th: 'เอกสารตั้งต้น: ข่าวพิธีมอบตราสัญลักษณ์ วันที่ 24 ธันวาคม 2564',
            en: 'Founding document: news article on the ceremony of 24 December 2021',
          },
          url: 'https://plewseengern.com/?p=77378',
        },
      })
    },
    { clock },
  ))

test('the list filters, pages and links, and an unchanged answer is not sent again', () =>
  withApp(
    async ({ url }) => {
      const response = await fetch(
        `${url}/api/v1/cities?at=2021-12-24&status=certified&size=10&page=2`,
      )
      const answer = await json(response)
      expect(answer).toMatchObject({ total: 15, page: 2, size: 10 })
      expect(answer.items).toHaveLength(5)
      expect(response.headers.get('link')).toContain('page=1>; rel="prev"')

      const etag = response.headers.get('etag') ?? ''
      expect(etag).not.toBe('')
      const again = await fetch(response.url, { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(304)
    },
    { clock },
  ))

test('CSV and GeoJSON hold exactly what the filter asks for', () =>
  withApp(
    async ({ url }) => {
      const csv = await fetch(`${url}/api/v1/cities.csv?province=21`)
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      const bytes = Buffer.from(await csv.arrayBuffer())
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const [header, ...lines] = bytes.toString('utf8').trim().split('\r\n')
      expect(header?.endsWith(',notice')).toBe(true)
      expect(lines).toHaveLength(5)
      for (const line of lines) expect(line).toContain('This is not an official government website')

      const geo = await json(await fetch(`${url}/api/v1/cities.geojson?province=21`))
      const features = geo.features as {
        id: string
        geometry: { coordinates: [number, number] }
        properties: { precision: string; status: { legal: string } }
      }[]
      expect(features).toHaveLength(5)
      for (const { geometry, properties } of features) {
        const [longitude, latitude] = geometry.coordinates
        expect(longitude).toBeGreaterThan(97)
        expect(latitude).toBeLessThan(21)
        expect(properties.precision).toBe('province-centroid')
      }
      expect(geo.notice).not.toBeNull()
    },
    { clock },
  ))

test('on an official site nothing says that it is not', () =>
  withApp(
    async ({ url }) => {
      expect(await json(await fetch(`${url}/api/v1/cities/yala`))).toMatchObject({ notice: null })
      const csv = await (await fetch(`${url}/api/v1/cities.csv`)).text()
      expect(csv).not.toContain('not an official')
    },
    {
      clock,
      settings: {
        OFFICIAL: 'on',
        OPERATOR_TH: 'สำนักงานทดสอบ',
        OPERATOR_EN: 'Test Office',
        CONTACT: 'office@example.org',
      },
    },
  ))

test('every other address answers in its declared shape', () =>
  withApp(
    async ({ url }) => {
      const get = async (path: string) => json(await fetch(`${url}/api/v1/${path}`))
      const listOf = (item: Parameters<typeof Type.Array>[0]) =>
        Compile(Type.Object({ items: Type.Array(item), notice }))

      const events = await get('events?city=mae-moh')
      expect(listOf(listedEvent).Check(events)).toBe(true)
      expect(events).toMatchObject({ total: 5 })
      expect(await get('events?kind=renewed&from=2025-01-01')).toMatchObject({ total: 5 })
      expect(await get('events?until=2019-10-31')).toMatchObject({ total: 0 })
      const ceremonies = await get('ceremonies')
      expect(listOf(ceremony).Check(ceremonies)).toBe(true)
      const first = await get('ceremonies/2021-12-24')
      expect(Compile(ceremony).Check(first)).toBe(true)
      expect(first).toMatchObject({ at: '10:00', recipientsTotal: 15, zonesUnderConsideration: 36 })
      expect(listOf(count).Check(await get('counts'))).toBe(true)
      const home = await get('home-figures')
      expect(Compile(figures).Check(home)).toBe(true)
      expect(home).toMatchObject({ at: '2026-11-23', certified: { named: 37 } })
      expect(await get('home-figures?at=2021-12-24')).toMatchObject({ certified: { named: 15 } })
      expect((await get('provinces')).items).toHaveLength(77)
      expect((await get('regions')).items).toHaveLength(7)
      expect((await get('regions?system=four')).items).toHaveLength(5)
      expect((await get('datasets')).items).toHaveLength(7)
    },
    { clock },
  ))

test('rules without a source never leave', () =>
  withApp(
    async ({ url }) => {
      const text = await (await fetch(`${url}/api/v1/rules`)).text()

      expect(JSON.parse(text)).toMatchObject({
        emblem: { validityMonths: { value: 24, unit: 'months', confidence: 'certain' } },
        renewal: { progressMin: { value: 50 } },
        domainRule: { mandatory: ['environment'] },
      })
      const kept = ['weight', 'minimum', 'publish', 'setting', 'periods', 'assessment', 'validFrom']
      for (const member of kept) expect(text).not.toContain(`"${member}"`)
      expect(text).not.toMatch(/appeal-panel|approved-with-conditions|self-reported|Korea/)
    },
    { clock },
  ))

test('bad parameters are refused by name, unknown cities with what is near', () =>
  withApp(
    async ({ url }) => {
      const names = async (query: string) => {
        const response = await fetch(`${url}/api/v1/cities?${query}`)
        expect(response.status).toBe(422)
        return ((await json(response)).fields as { name: string }[]).map(({ name }) => name)
      }
      expect(await names('status=best')).toEqual(['status'])
      expect(await names('at=2021-02-30')).toEqual(['at'])
      expect(await names('region=atlantis&province=99')).toEqual(['region', 'province'])
      expect(await names('colour=green')).toEqual(['colour'])

      const unknown = await fetch(`${url}/api/v1/cities/khonkaen`)
      expect(unknown.status).toBe(404)
      expect(await json(unknown)).toMatchObject({
        type: expect.stringContaining('no-such-city'),
        suggestions: [{ slug: 'khon-kaen' }],
      })
      expect((await fetch(`${url}/api/v1/ceremonies/2020-01-01`)).status).toBe(404)
    },
    { clock },
  ))

test('a former slug leads on, a withdrawn one says why', () =>
  withApp(
    async ({ url, store }) => {
      const { read } = store.db
      await read
        .insertInto('city_slug')
        .values([
          { slug: 'old-yala', first_imported_at: clock() },
          { slug: 'gone', first_imported_at: clock() },
        ])
        .execute()
      await read
        .insertInto('former_slug')
        .values([
          { slug: 'old-yala', position: 0, moved_to: 'yala', withdrawn_because: null },
          {
            slug: 'gone',
            position: 1,
            moved_to: null,
            withdrawn_because: { th: 'นับซ้ำ', en: 'Counted twice' },
          },
        ])
        .execute()

      const moved = await fetch(`${url}/api/v1/cities/old-yala`, { redirect: 'manual' })
      expect(moved.status).toBe(308)
      expect(moved.headers.get('location')).toMatch(/\/api\/v1\/cities\/yala$/)
      const gone = await fetch(`${url}/api/v1/cities/gone`)
      expect(gone.status).toBe(410)
      expect(JSON.stringify(await json(gone))).toContain('Counted twice')
    },
    { clock },
  ))

test('a correction is asked for by POST and read once it is answered', () =>
  withApp(
    async ({ url }) => {
      const post = (body: object) =>
        fetch(`${url}/api/v1/corrections`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const taken = await post({ slug: 'yala', wrong: 'ผิด', right: 'ถูก', contact: 'a@example.org' })
      expect(taken.status).toBe(201)
      expect(await json(taken)).toEqual({ reference: 'C-2569-000001' })
      expect((await post({ slug: 'yala', wrong: '', right: 'ถูก' })).status).toBe(422)
      expect(
        (await post({ slug: 'yala', wrong: 'ผิด', right: 'ถูก', sourceUrl: 'ftp://x' })).status,
      ).toBe(422)
      expect((await post({ slug: 'nowhere', wrong: 'ผิด', right: 'ถูก' })).status).toBe(404)

      const published = await fetch(`${url}/api/v1/corrections?city=yala`)
      expect(await json(published)).toMatchObject({ items: [] })
    },
    { clock },
  ))
