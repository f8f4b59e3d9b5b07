import { expect, test } from 'vitest'
import { texts } from './html.ts'
import { withPortal } from './with-portal.ts'

test('the home page shows the country of the database, today and on the founding day however it is typed', () =>
  withPortal(async ({ get }) => {
    const now = await get('/')
    expect(texts(now.document, '.key-figure__value')).toEqual([
      '37 แห่ง',
      '190 แห่ง',
      '86.5%',
      '51.2%',
    ])
    const days = ['2021-12-24', '24/12/2564', '2564-12-24', '%E0%B9%92%E0%B9%94/12/2564']
    for (const typed of days) {
      const then = await get(`/?at=${typed}`)
      expect(texts(then.document, '.key-figure__value').slice(0, 2)).toEqual(['15 แห่ง', '36 แห่ง'])
      expect(then.document.querySelectorAll('.map-beside details a')).toHaveLength(24)
    }
  }))

test('a search finds by Thai, English and misspelt name, and says how many', () =>
  withPortal(async ({ get }) => {
    for (const q of ['ขอนแก่น', 'Khon Kaen', 'khon kean']) {
      const found = await get(`/en/cities?q=${encodeURIComponent(q)}`)
      const links = [...found.document.querySelectorAll('.city-item h3 a')]
      expect(
        links.map((link) => link.getAttribute('href')),
        q,
      ).toContain('/en/cities/khon-kaen')
    }
  }))

test('filters narrow list and map together, and an empty field of the form is no filter', () =>
  withPortal(async ({ get }) => {
    const found = await get('/cities?q=&status=zone&region=&province=21&domain=&developer=&at=')
    expect(texts(found.document, 'h2')[0]).toBe('พบ 2 รายการ')
    expect(texts(found.document, '#map-title')[0]).toContain(
      'ได้รับการรับรอง 0 แห่ง และเขตส่งเสริม 2 แห่ง',
    )
    expect(texts(found.document, '.chosen a')).toHaveLength(3)
  }))

test('a parameter that is not right is named, in the language of the page', () =>
  withPortal(async ({ get }) => {
    const refused = {
      '/?at=31/2/2564': 'at',
      '/cities?status=certfied': 'status',
      '/cities?region=mars': 'region',
      '/cities?province=99': 'province',
      '/cities?domain=water': 'domain',
      '/en/cities?developer=king': 'developer',
      '/en/cities?page=0': 'page',
      '/map.svg?region=mars': 'region',
    }
    for (const [path, name] of Object.entries(refused)) {
      const answer = await get(path)
      expect(answer.status, path).toBe(422)
      expect(texts(answer.document, '.failure__fields code'), path).toEqual([name])
      expect(answer.document.documentElement.getAttribute('lang')).toBe(
        path.startsWith('/en') ? 'en' : 'th',
      )
    }
  }))

test('parameters that no page knows are ignored', () =>
  withPortal(async ({ get }) => {
    expect((await get('/?utm_source=mail')).status).toBe(200)
    expect((await get('/cities?utm_source=mail')).status).toBe(200)
  }))

test('the map is a file of its own with our style sheet and the notice', () =>
  withPortal(async ({ get }) => {
    const { status, headers, body } = await get('/en/map.svg?at=2021-12-24')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8')
    const sheet = /<\?xml-stylesheet type="text\/css" href="([^"]+)"\?>/.exec(body)?.[1] as string
    expect((await get(sheet)).status).toBe(200)
    expect(body).toContain('15 certified cities and 9 promotion zones')
    expect(body).toContain('This is not an official government website')
  }))

test('static files are kept for ever, and the page asks for each by its present name', () =>
  withPortal(async ({ get }) => {
    const { document } = await get('/')
    const links = [
      ...document.querySelectorAll('link[rel=preload], link[rel=stylesheet], link[rel=icon]'),
    ]
    expect(links).toHaveLength(6)
    for (const link of links) {
      const file = await get(link.getAttribute('href') as string)
      expect(file.status).toBe(200)
      expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
    expect((await get('/favicon.ico')).status).toBe(302)
  }))
