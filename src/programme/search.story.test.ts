import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withRecord } from '../../test/support/with-db.ts'
import type { Db } from '../store/db.ts'
import { listMapCities, listRecords, type RecordFilter, suggestRecords } from './index.ts'

const firstPage = { page: 1, size: 100 }

async function search(db: Db, filter: RecordFilter | string): Promise<string[]> {
  const asked = typeof filter === 'string' ? { q: filter } : filter
  const { items } = await listRecords(db.read, asked, firstPage)
  return items.map(({ record }) => record.slug)
}

test('a city is found by its name in Thai and in English, whole or begun', () =>
  withRecord(async (db) => {
    expect(await search(db, 'ขอนแก่น')).toEqual(['khon-kaen'])
    expect(await search(db, 'Khon Kaen')).toEqual(['khon-kaen'])
    expect(await search(db, 'KHON KA')).toEqual(['khon-kaen'])
    expect(await search(db, 'แม่เมาะเมืองน่าอ')).toEqual(['mae-moh'])
    expect(await search(db, 'วังจันทร์วัลเลย์')).toEqual(['wangchan-valley'])
  }))

test('words are found inside names that run on without spaces', () =>
  withRecord(async (db) => {
    const found = await search(db, 'เชียงใหม่')

    expect(found).toHaveLength(3)
    expect(found[0]).toBe('chiang-mai-old-town')
    expect(found).toEqual(expect.arrayContaining(['cmu', 'tai-yong-buak-khang']))
  }))

test('a name that begins so stands before a name that holds the word, and that before a province', () =>
  withRecord(async (db) => {
    const found = await search(db, 'ระยอง')

    expect(found.slice(0, 2)).toEqual(['rayong-city', 'origin-rayong'])
    expect(found.slice(2)).toEqual(
      expect.arrayContaining(['nikhom-phatthana', 'ban-chang', 'wangchan-valley']),
    )
    expect((await search(db, 'ภูเก็ต'))[0]).toMatch(/^phuket/)
  }))

test('developer, province and slug find the city too', () =>
  withRecord(async (db) => {
    expect(await search(db, 'กฟผ.')).toEqual(['mae-moh'])
    expect(await search(db, 'จุฬาลงกรณ์')).toEqual(['phra-ram-4', 'samyan'])
    expect(await search(db, 'สงขลา')).toEqual(['hat-yai'])
    expect(await search(db, 'phadung-krung-kasem')).toEqual(['phadung-krung-kasem'])
  }))

const slips = [
  ['ขอนแกน', 'khon-kaen', 'the tone mark is missing'],
  ['เชียงไหม่', 'chiang-mai-old-town', 'another letter of the same sound'],
  ['นครศรีธรรมราด', 'nakhon-si-thammarat', 'the last letter is wrong'],
  ['หาดไหญ่', 'hat-yai', 'a vowel and a letter are wrong'],
  ['Chaing Mai', 'chiang-mai-old-town', 'two letters changed places'],
  ['Khon Kean', 'khon-kaen', 'two letters changed places'],
  ['Pucket', 'phuket', 'as it sounds'],
  ['nakornsawan', 'nakhon-sawan', 'written as one word, a letter missing'],
  ['songkla', 'hat-yai', 'a province, a letter missing'],
] as const

test('a slip of the finger or the ear still leads to the city', () =>
  withRecord(async (db) => {
    for (const [typed, slug, slip] of slips)
      expect.soft((await search(db, typed))[0], `${typed}: ${slip}`).toBe(slug)
  }))

test('the same letters typed in other ways are the same', () =>
  withRecord(async (db) => {
    const moo = ['แม่เมาะ', 'เเม่เมาะ', 'แม่\u200bเมาะ']
    for (const typed of moo) expect(await search(db, typed)).toEqual(['mae-moh'])
    expect(await search(db, 'พระราม ๔')).toEqual(['phra-ram-4'])
    // sara am as one letter, and as nikhahit before or behind the tone mark
    const am = ['ลำปาง', 'ล\u0e4dาปาง']
    for (const typed of am) expect((await search(db, typed))[0]).toBe('lampang')
  }))

test('what is like nothing finds nothing', () =>
  withRecord(async (db) => {
    for (const typed of [
      'xyzzyq',
      'ฟฟฟฟ',
      '!!!',
      '%',
      "'; drop table city; --",
      '\\',
      ':*',
      '\u0000',
      '\ud800',
    ])
      expect(await search(db, typed)).toEqual([])
  }))

test('filters narrow a search and a list alike', () =>
  withRecord(async (db) => {
    expect(await search(db, { q: 'ระยอง', status: 'zone' })).toEqual(['origin-rayong', 'ban-chang'])
    expect(await search(db, { q: 'Pucket', province: '40' })).toEqual([])
    expect(await search(db, { region: 'northeastern', status: 'certified' })).toHaveLength(3)
    expect(await search(db, { region: 'central' })).toEqual([])
    expect(await search(db, { developer: 'state-enterprise' })).toEqual(['mae-moh'])
    expect((await search(db, { developer: 'university' })).toSorted()).toEqual([
      'cmu',
      'naresuan-university',
      'phra-ram-4',
      'samyan',
    ])
    const energy = await search(db, { domain: 'energy', province: '52' })
    expect(energy).toEqual(['mae-moh', 'lampang'])
    expect(await search(db, { domain: 'mobility', province: '52' })).not.toContain('mae-moh')
    expect(await search(db, { q: 'Phuket', at: '2021-12-24' })).toEqual(['phuket'])
  }))

test('a list stands in the Thai order of names, and pages do not lose or repeat an entry', () =>
  withRecord(async (db) => {
    const whole = await listRecords(db.read, {}, firstPage)
    const names = whole.items.map(({ record }) => record.name.th)
    expect(names).toEqual(names.toSorted(new Intl.Collator('th').compare))
    expect(names).not.toEqual(names.toSorted())
    const { rows } = await sql<{ name_th: string }>`
      select name_th from city order by name_th collate "th-x-icu", slug`.execute(db.read)
    expect(names).toEqual(rows.map((row) => row.name_th))

    const paged: string[] = []
    for (let page = 1; page <= 5; page++) {
      const { items, total } = await listRecords(db.read, {}, { page, size: 10 })
      expect(total).toBe(42)
      paged.push(...items.map(({ record }) => record.name.th))
    }
    expect(paged).toEqual(names)
    const beyond = await listRecords(db.read, { q: 'ระยอง' }, { page: 9, size: 10 })
    expect(beyond).toMatchObject({ items: [], total: 5 })
  }))

test('the map holds what the list holds, without sample cities', () =>
  withRecord(async (db) => {
    const before = await listMapCities(db.read, { at: '2021-12-24' })
    expect(before).toHaveLength(24)
    expect(before.find(({ slug }) => slug === 'phang-nga')?.legal).toBe('zone')
    expect(before.find(({ slug }) => slug === 'yala')?.legal).toBe('on-record')

    await sql`update city_listing set sample = true where slug = 'yala'`.execute(db.read)
    const after = await listMapCities(db.read, { q: 'ยะลา' })
    expect(after).toEqual([])
    expect(await search(db, 'ยะลา')).toEqual(['yala'])
  }))

test('an address that names no city suggests the nearest', () =>
  withRecord(async (db) => {
    const [nearest] = await suggestRecords(db.read, 'khonkaen-city', 3)
    expect(nearest).toEqual({
      slug: 'khon-kaen',
      name: { th: 'ขอนแก่นเมืองอัจฉริยะ', en: 'Khon Kaen Smart City' },
    })
    expect(await suggestRecords(db.read, 'chiangmai', 2)).toHaveLength(2)
  }))
