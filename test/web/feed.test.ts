import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { type CityFeedData, cityFeed } from '../../src/web/feed.ts'
import { siteMap } from '../../src/web/sitemap.ts'
import { xmlElement, xmlText } from '../../src/web/xml.ts'
import { correction } from './every-page.tsx'
import { frame } from './fixture.ts'
import { plain } from './html.ts'
import { bodies, record, records } from './shipped-record.ts'

type Element = {
  name: string
  attributes: Record<string, string>
  text: string
  children: Element[]
}

/** Reads a document as strictly as XML 1.0 with namespaces asks; throws on the first fault. */
function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const)
    const element = { name, attributes: Object.fromEntries(values), text: '', children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const inside = open.at(-1)
    if (inside) inside.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return root.children[0] as Element
}

const all = (element: Element, name: string) => element.children.filter((one) => one.name === name)
const one = (element: Element, name: string) => {
  const found = all(element, name)
  expect(found).toHaveLength(1)
  return found[0] as Element
}
const feedOf = (over: Partial<CityFeedData> = {}, lang: 'th' | 'en' = 'th') => {
  const { site } = frame()
  return readXml(
    cityFeed(
      {
        record: record('mae-moh'),
        corrections: [correction],
        bodies,
        site,
        asOf: '2026-01',
        ...over,
      },
      lang,
    ),
  )
}
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/

describe('the feed of a city', () => {
  test('has what RFC 4287 asks of a feed, in both languages', () => {
    for (const lang of ['th', 'en'] as const) {
      const feed = feedOf({}, lang)
      const page = `https://lakmueang.example${lang === 'en' ? '/en' : ''}/cities/mae-moh`
      expect(feed.name).toBe('feed')
      expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang })
      expect(one(feed, 'id').text).toBe(page)
      expect(one(feed, 'updated').text).toMatch(rfc3339)
      expect(one(one(feed, 'author'), 'name').text).not.toBe('')
      expect(all(feed, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
        ['self', `${page}/feed.atom`],
        ['alternate', page],
      ])
      expect(plain(one(feed, 'subtitle').text)).toMatch(
        lang === 'th' ? /^เว็บไซต์นี้ไม่ใช่เว็บไซต์ทางการ/ : /^This is not an official government website/,
      )
    }
  })

  test('holds every event and every correction, newest first, each with an id of its own', () => {
    const entries = all(feedOf({}, 'en'), 'entry')
    expect(entries.map((entry) => plain(one(entry, 'title').text))).toEqual([
      'Published correction C-2569-000012',
      'ceremony: 24 December 2021 (B.E. 2564)',
      'acknowledged: 7 November 2021 (B.E. 2564)',
      'announced as certified smart-city area: 13 August 2021 (B.E. 2564)',
      'plan approved: 6 May 2021 (B.E. 2564)',
      'promotion zone announced: 31 October 2019 (B.E. 2562)',
    ])
    const ids = entries.map((entry) => one(entry, 'id').text)
    expect(new Set(ids).size).toBe(ids.length)
    for (const entry of entries) expect(one(entry, 'updated').text).toMatch(rfc3339)
  })

  test('keeps ids apart when one thing happened twice on a day', () => {
    const [event] = record('mae-moh').events
    const twice = { ...record('mae-moh'), events: [event, event] } as CityFeedData['record']
    const ids = all(feedOf({ record: twice, corrections: [] }), 'entry').map(
      (entry) => one(entry, 'id').text,
    )
    expect(ids.map((id) => id.split('#')[1]).sort()).toEqual([
      'zone-announced-2019-10-31',
      'zone-announced-2019-10-31-2',
    ])
  })

  test('a year alone counts as over when the year is: the entry is dated its last day', () => {
    const entry = all(feedOf({ record: record('lampang'), corrections: [] }), 'entry')[0] as Element
    expect(one(entry, 'updated').text).toBe('2023-12-31T00:00:00+07:00')
    expect(plain(one(entry, 'title').text)).toContain('พ.ศ. 2566')
    expect(plain(one(entry, 'summary').text)).toContain('ไม่พบชื่อหน่วยงานในแหล่งข้อมูล')
  })

  test('can be read for every city of the record', () => {
    for (const city of records)
      expect(all(feedOf({ record: city, corrections: [] }), 'entry')).toHaveLength(
        city.events.length,
      )
  })

  test('an official installation does not say that it is none', () => {
    const feed = feedOf({ site: { ...frame().site, official: true } })
    expect(all(feed, 'subtitle')).toEqual([])
    expect(all(feed, 'rights')).toEqual([])
  })
})

test('any text comes through XML as it was, but for characters that XML does not know', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = readXml(xmlElement('a', { b: text }, xmlText(text)))
      const known = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
      expect(read.text).toBe(known.replace(/\r\n?/g, '\n'))
    }),
  )
})

test('the site map names every page in both languages, each with its other', () => {
  const map = readXml(siteMap('https://lakmueang.example', ['/', '/cities/mae-moh']))
  expect(all(map, 'url').map((url) => one(url, 'loc').text)).toEqual([
    'https://lakmueang.example/',
    'https://lakmueang.example/en',
    'https://lakmueang.example/cities/mae-moh',
    'https://lakmueang.example/en/cities/mae-moh',
  ])
  const alternates = all(all(map, 'url')[3] as Element, 'xhtml:link').map(({ attributes }) => [
    attributes.hreflang,
    attributes.href,
  ])
  expect(alternates).toEqual([
    ['th', 'https://lakmueang.example/cities/mae-moh'],
    ['en', 'https://lakmueang.example/en/cities/mae-moh'],
  ])
})
