import { expect, test } from 'vitest'
import { groupCitedSources, sourcesOfRecord } from '../../src/web/cited-sources.ts'
import { ceremonies, counts, records } from './shipped-record.ts'

const source = (url: string | null, en: string) => ({ label: { th: en, en }, url })
const empty = { events: [], validity: null, claimedDomains: null, area: null }

test('a source is listed once, by website, with how many entries cite it', () => {
  const news = source('https://www.news.example/1', 'News')
  const report = source(null, 'A report')
  const groups = groupCitedSources({
    records: [
      { ...empty, sources: [news, report] },
      { ...empty, sources: [news, news] },
    ],
    ceremonies: [{ sources: [news], hosts: [], acknowledged: null }],
    counts: [{ source: source('https://agency.example/', 'Agency') }],
  })
  expect(groups).toEqual([
    {
      host: 'agency.example',
      sources: [
        {
          source: source('https://agency.example/', 'Agency'),
          cities: 0,
          ceremonies: 0,
          counts: 1,
        },
      ],
    },
    { host: 'news.example', sources: [{ source: news, cities: 2, ceremonies: 1, counts: 0 }] },
    { host: null, sources: [{ source: report, cities: 1, ceremonies: 0, counts: 0 }] },
  ])
})

test('no source of the shipped record is left out', () => {
  const groups = groupCitedSources({ records, ceremonies, counts })
  const listed = new Set(
    groups.flatMap(({ sources }) => sources.map(({ source: { url, label } }) => url ?? label.th)),
  )
  const cited = [
    ...records.flatMap(sourcesOfRecord),
    ...ceremonies.flatMap(({ sources }) => sources),
    ...counts.map(({ source }) => source),
  ]
  for (const { url, label } of cited) expect(listed).toContain(url ?? label.th)
})
