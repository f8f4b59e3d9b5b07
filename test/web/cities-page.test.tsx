import { expect, test } from 'vitest'
import { cities, listedAt, today } from './country.tsx'
import { open, plain, text, texts } from './html.ts'

const zones = listedAt(today).filter(({ status }) => status.legal === 'zone')

test('the list says how many there are, and each entry its status with icon and word', () => {
  const root = open(cities(), { path: '/cities' })
  expect(text(root, 'h2')).toBe('พบ 42 รายการ')
  expect(root.querySelectorAll('.city-item')).toHaveLength(20)
  for (const tag of root.querySelectorAll('.city-item .tag')) {
    expect(tag.querySelector('svg.icon')).not.toBeNull()
    expect(plain(tag.textContent ?? '')).toMatch(
      /^ได้รับการรับรองตามข้อมูลสาธารณะ ณ |^เขตส่งเสริมเมืองอัจฉริยะ$/,
    )
  }
})

test('a city on record is neutral in colour, a zone is not', () => {
  const root = open(cities({ status: 'zone' }, zones), { path: '/cities?status=zone' })
  expect(root.querySelectorAll('.tag--zone').length).toBe(zones.length)
  expect(
    open(cities(), { path: '/cities' }).querySelectorAll('.city-item .tag--neutral').length,
  ).toBeGreaterThan(0)
})

test('confidence and unconfirmed domains are said where the record is not certain', () => {
  const root = open(cities({ status: 'zone' }, zones), { path: '/cities?status=zone' })
  expect(texts(root, '.city-item .confidence').length).toBe(zones.length)
  expect(texts(open(cities(), { path: '/cities' }), '.domains__label')[0]).toContain('ยังไม่ยืนยัน')
})

test('each filter in force can be taken away alone, and all at once', () => {
  const filter = { q: 'ระยอง', status: 'zone', region: 'eastern', at: '2021-12-24' } as const
  const root = open(cities(filter, zones), { path: '/cities' })
  const links = [...root.querySelectorAll('.chosen a')].map(
    (link) => new URL(link.getAttribute('href') as string, 'http://x'),
  )
  expect(links.map(({ searchParams }) => [...searchParams.keys()].join(' '))).toEqual([
    'status region at',
    'q region at',
    'q status at',
    'q status region',
    '',
  ])
  expect(texts(root, '.chosen a').at(3)).toBe('เอาตัวกรองออก: ณ วันที่ 24 ธันวาคม 2564')
})

test('what is chosen is chosen in the form, and the form is folded open', () => {
  const root = open(cities({ status: 'zone', province: '21' }, zones), {
    path: '/cities?status=zone',
  })
  expect(root.querySelector('select[name=status] option[selected]')?.getAttribute('value')).toBe(
    'zone',
  )
  expect(root.querySelector('select[name=province] option[selected]')?.getAttribute('value')).toBe(
    '21',
  )
  expect(root.querySelector('.filters__more')?.hasAttribute('open')).toBe(true)
  expect(
    open(cities({ q: 'x' }, zones), { path: '/cities?q=x' })
      .querySelector('.filters__more')
      ?.hasAttribute('open'),
  ).toBe(false)
})

test('provinces stand in the order of the Thai dictionary, not of their code points', () => {
  const root = open(cities(), { path: '/cities' })
  const group = root.querySelector('select[name=province] optgroup[label="ภาคเหนือ"]')
  const names = [...(group?.querySelectorAll('option') ?? [])].map((one) =>
    plain(one.textContent ?? ''),
  )
  expect(names.slice(0, 4)).toEqual(['กำแพงเพชร', 'เชียงราย', 'เชียงใหม่', 'ตาก'])
})

test('the files hold exactly what is shown: their addresses carry the same filter', () => {
  const root = open(cities({ status: 'zone', at: '2021-12-24' }, zones), { path: '/cities' })
  expect(
    [...root.querySelectorAll('.downloads a')].map((link) => link.getAttribute('href')),
  ).toEqual([
    '/api/v1/cities.csv?status=zone&at=2021-12-24',
    '/api/v1/cities.geojson?status=zone&at=2021-12-24',
    '/api/v1/cities?status=zone&at=2021-12-24',
    '/map.svg?status=zone&at=2021-12-24',
  ])
})

test('nothing found offers near names and the whole list', () => {
  const root = open(cities({ q: 'zzz' }, []), { lang: 'en', path: '/cities?q=zzz' })
  expect(text(root, 'h2')).toBe('0 found')
  const links = [...root.querySelectorAll('.empty a')].map((link) => link.getAttribute('href'))
  expect(links).toEqual(['/en/cities/phuket', '/en/cities'])
})

test('the pages of a long list lead on with the filter kept', () => {
  const links = [
    ...open(cities({ domain: 'energy' }), { path: '/cities?domain=energy' }).querySelectorAll(
      '.pagination a',
    ),
  ]
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/cities?domain=energy',
    '/cities?domain=energy&page=2',
    '/cities?domain=energy&page=3',
    '/cities?domain=energy&page=2',
  ])
  expect(links[0]?.getAttribute('aria-current')).toBe('page')
})
