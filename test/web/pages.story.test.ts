import { expect, test } from 'vitest'
import { importRecord } from '../../src/programme/index.ts'
import { withCities } from '../support/record-files.ts'
import { text, texts } from './html.ts'
import { records } from './shipped-record.ts'
import { now, publicUrl, withPortal } from './with-portal.ts'

/** For the walks through the whole portal: hundreds of pages, each read as a browser would. */
const walkMs = 120_000

test('every page that the site map names is there, in both languages', { timeout: walkMs }, () =>
  withPortal(async ({ get }) => {
    const map = await get('/sitemap.xml')
    expect(map.headers['content-type']).toBe('application/xml; charset=utf-8')
    const paths = [...map.body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) =>
      (address as string).slice(publicUrl.length),
    )
    for (const { slug } of records) expect(paths).toContain(`/en/cities/${slug}`)
    for (const path of paths) {
      const { status, document } = await get(path)
      expect(`${path} ${status}`).toBe(`${path} 200`)
      expect(document.documentElement.getAttribute('lang')).toBe(
        /^\/en(\/|$)/.test(path) ? 'en' : 'th',
      )
      expect(text(document, '.not-official')).not.toBe('')
    }
  }),
)

test(
  'every link of the portal leads somewhere; of links that differ in their values alone, one is tried',
  {
    timeout: walkMs,
  },
  () =>
    withPortal(async ({ get }) => {
      const seen = new Set<string>()
      const open = ['/']
      for (let path = open.shift(); path; path = open.shift()) {
        const { status, document, headers } = await get(path)
        if (status === 303) {
          open.push(String(headers.location))
          continue
        }
        expect(`${path} ${status}`).toBe(`${path} 200`)
        if (!String(headers['content-type']).startsWith('text/html') || path.includes('?')) continue
        for (const link of document.querySelectorAll('a[href^="/"]')) {
          const href = (link.getAttribute('href') as string).split('#')[0] as string
          const kind = href.replace(/=[^&]*/g, '')
          if (seen.has(kind) || /^\/(api|en)(\/|\?|$)/.test(href)) continue
          seen.add(kind)
          open.push(href)
        }
      }
      expect(seen.size).toBeGreaterThan(90)
    }),
)

test('a city: the record, its province, its ceremony and its sources come from the database', () =>
  withPortal(async ({ get }) => {
    const { document } = await get('/cities/mae-moh')
    expect(text(document, 'h1')).toBe('แม่เมาะเมืองน่าอยู่')
    expect(text(document, '[data-answer=until] .answers__value')).toBe('ครบกำหนด 13 สิงหาคม 2566')
    expect(texts(document, '.timeline > li')).toHaveLength(5)
    expect(document.querySelector('.timeline a[href="/ceremonies/2021-12-24"]')).not.toBeNull()
    expect(texts(document, '#province-52 ~ .table-scroll tbody tr')).toHaveLength(4)
    expect(document.querySelectorAll('.locator__province')).toHaveLength(1)
  }))

test('an unknown city is a 404 that offers the search and the nearest names', () =>
  withPortal(async ({ get }) => {
    const { status, document } = await get('/en/cities/khon-kean')
    expect(status).toBe(404)
    expect(document.querySelector('main a[href="/en/cities/khon-kaen"]')).not.toBeNull()
    expect(document.querySelector('main input[name=q]')?.getAttribute('value')).toBe('khon kean')
    expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex')
  }))

test('a former slug leads to the present one for good; a withdrawn entry says why', () =>
  withPortal(async ({ db, get }) => {
    const files = withCities((record) => {
      record.formerSlugs = [
        { id: 'mae-mo', movedTo: 'mae-moh' },
        { id: 'nowhere', withdrawnBecause: { th: 'บันทึกซ้ำ', en: 'Entered twice' } },
      ]
    })
    expect(await importRecord(db, files, now)).toMatchObject({ outcome: 'imported' })
    for (const behind of ['', '/feed.atom', '/correction']) {
      const moved = await get(`/en/cities/mae-mo${behind}`)
      expect(moved.status).toBe(301)
      expect(moved.headers.location).toBe(`/en/cities/mae-moh${behind}`)
    }
    const gone = await get('/en/cities/nowhere')
    expect(gone.status).toBe(410)
    expect(text(gone.document, '.lead')).toBe('Entered twice')
  }))

test('an address that is none gets a page that helps, also where the slug is hostile', () =>
  withPortal(async ({ get }) => {
    for (const path of [
      '/nothing-here',
      '/cities/%3Cscript%3E',
      '/ceremonies/2020-01-01',
      '/ceremonies/x',
      '/corrections/received/x',
      `/cities/${'a'.repeat(250)}`,
    ]) {
      const { status, document, body } = await get(path)
      expect(`${path} ${status}`).toBe(`${path} 404`)
      expect(text(document, 'h1')).not.toBe('')
      expect(body).not.toContain('<script')
    }
  }))

test('the feed of a city is Atom, in both languages, with an ETag', () =>
  withPortal(async ({ get }) => {
    const { headers, body, status } = await get('/cities/mae-moh/feed.atom')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(headers.etag).toMatch(/^".+"$/)
    expect(body).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="th">')
    expect((await get('/en/cities/mae-moh/feed.atom')).body).toContain('xml:lang="en"')
    expect((await get('/cities/no-such/feed.atom')).status).toBe(404)
  }))

test('crawlers are told where the map is, at one address', () =>
  withPortal(async ({ get }) => {
    const { body } = await get('/robots.txt')
    expect(body).toContain(`Sitemap: ${publicUrl}/sitemap.xml`)
    expect((await get('/en/robots.txt')).status).toBe(404)
  }))
