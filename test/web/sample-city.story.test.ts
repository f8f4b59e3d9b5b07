import { expect, test } from 'vitest'
import { sampleCity } from '../../src/identity/index.ts'
import {
  findRecord,
  homeFigures,
  listMapCities,
  listRecords,
  receiveCorrection,
  sampleRecord,
  showSampleCity,
} from '../../src/programme/index.ts'
import { now, withPortal } from './with-portal.ts'

const address = `/cities/${sampleCity}`
const all = { page: 1, size: 1000 }

test('without SAMPLE there is no sample city, by no address', () =>
  withPortal(async ({ db, get }) => {
    expect(await findRecord(db.read, sampleCity)).toBeUndefined()
    expect((await get(address)).status).toBe(404)
    await showSampleCity(db, true, now)
    await showSampleCity(db, false, now)
    expect((await get(address)).status).toBe(404)
  }))

test('the sample city has its page with the tag above it and in the title, in both languages, and is kept by no search engine', () =>
  withPortal(async ({ db, get }) => {
    for (let start = 0; start < 2; start++) await showSampleCity(db, true, now)
    for (const [path, tag] of [
      [address, 'เมืองสมมติ · ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง'],
      [`/en${address}`, 'sample city · Sample data, not a real city'],
    ] as const) {
      const { status, document } = await get(path)
      expect(status).toBe(200)
      expect(document.querySelector('.sample-banner')?.textContent).toBe(tag)
      expect(document.title).toContain(tag.split(' · ')[1])
      expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex')
      expect(document.querySelector('svg.locator, #place')).toBeNull()
    }
    expect((await get('/cities/mae-moh')).document.querySelector('.sample-banner')).toBeNull()
  }))

test('showing the sample city changes no list, figure, map, search or site map, and nothing of it can be corrected', () =>
  withPortal(async ({ db, get, send }) => {
    const seen = async () => ({
      figures: await homeFigures(db.read, '2026-11-24'),
      map: await listMapCities(db.read, {}),
      list: await listRecords(db.read, {}, all),
      found: (await listRecords(db.read, { q: 'เมืองสมมติ mueang sommot' }, all)).items.map(
        ({ record }) => record.slug,
      ),
    })
    const before = await seen()
    await showSampleCity(db, true, now)
    expect(await findRecord(db.read, sampleCity)).toEqual(sampleRecord)
    expect(await seen()).toEqual(before)
    for (const path of ['/', '/cities', '/nation', '/sitemap.xml'])
      expect((await get(path)).body).not.toContain(sampleCity)
    for (const path of ['feed.atom', 'similar', 'correction'])
      expect([path, (await get(`${address}/${path}`)).status]).toEqual([path, 404])
    expect((await send(`${address}/correction`, { wrong: 'a', right: 'b' })).status).toBe(404)
    const act = { actor: { kind: 'anonymous' as const }, now, requestId: null, address: null }
    const correction = { slug: sampleCity, wrong: 'a', right: 'b' }
    await expect(receiveCorrection(db, correction, act as never)).rejects.toMatchObject({
      kind: { type: 'no-such-city' },
    })
  }))
