import { expect, test } from 'vitest'
import { langs } from '../../src/base/text.ts'
import { ProgrammePage } from '../../src/web/pages/programme.tsx'
import { open, plain, text, texts } from './html.ts'
import { counts, rules, rulesFile } from './shipped-record.ts'

const page = (lang: 'th' | 'en' = 'th') =>
  open(<ProgrammePage rules={rules} counts={counts} />, { lang, path: '/programme' })

test('five criteria, seven domains, nine stages in order, two outcomes that sources tell', () => {
  const root = page('en')
  expect(root.querySelectorAll('.criteria > li')).toHaveLength(5)
  expect(root.querySelectorAll('.domain-card')).toHaveLength(7)
  expect(texts(root, '.domain-card__mandatory')).toEqual(['Mandatory'])
  expect(texts(root, '.stages__name').map((name) => name.replace(/\s?\[\d+\]$/, ''))).toEqual([
    'plan submitted',
    'qualification check and first screening',
    'promotion zone announced',
    'plan assessed',
    'plan approved, certification announced',
    'result acknowledged',
    'ceremony',
    'progress reports',
    'renewal',
  ])
  expect(texts(root, 'section[aria-labelledby=outcomes] tbody th')).toHaveLength(2)
})

test('nothing that carries publish: false reaches the page', () => {
  const words = { th: plain(text(page('th'), 'body')), en: plain(text(page('en'), 'body')) }
  const hidden = unpublished(rulesFile)
  expect(hidden.length).toBeGreaterThan(20)
  for (const lang of langs)
    for (const secret of hidden.flatMap((rule) => wordsOf(rule, lang)))
      expect(words[lang]).not.toContain(plain(secret))
})

test('rules without a source stay away: weights, thresholds, periods and the life of a zone', () => {
  const words = plain(text(page('en'), 'main'))
  for (const secret of ['quorum', 'weight of', 'grace', 'pass mark', 'median', '70 %', 'appeal'])
    expect(words).not.toMatch(new RegExp(secret, 'i'))
})

test('rules that have a source are shown with it', () => {
  const root = page('en')
  const facts = texts(root, 'section[aria-labelledby=rules] dd')
  expect(facts[0]).toMatch(/^Sub-committee on driving and managing smart-city projects\s?\[\d+\]/)
  expect(facts[1]).toMatch(/^24 months\s?\[\d+\]/)
  expect(facts[2]).toMatch(/^over 50 per cent\s?\[\d+\]/)
  expect(facts[3]).toMatch(/^16 cities, August 2025 \(B\.E\. 2568\)\s?\[\d+\]/)
})

test('targets stand beside counts, number beside number', () => {
  expect(
    texts(page('en'), 'section[aria-labelledby=targets] tbody tr').map((row) =>
      row.replace(/\s?\[\d+\]/g, ' |'),
    ),
  ).toEqual([
    expect.stringMatching(/^100 cities \|.*2022.*30 cities \|.*9 November 2022/),
    expect.stringMatching(/^105 cities \|.*2027.*37 cities \|.*27 August 2025/),
  ])
})

test('the two kinds of zones never share a column, a panel or a line', () => {
  const root = page('en')
  const column = (label: string) =>
    texts(root, `section[aria-labelledby=counts] td[data-label="${label}"]`).filter(
      (cell) => !cell.startsWith('–'),
    )
  expect(column('Zones announced')).toEqual(['27', '40', '50', '61', '190'])
  expect(column('Zones whose plans are under consideration')).toEqual(['36'])
  const panels = [...root.querySelectorAll('.panels > div')].map((panel) => [
    text(panel, 'h4'),
    ...texts(panel, '.bars__value'),
  ])
  expect(panels).toEqual([
    ['Certified', '0', '15', '15', '30', '30', '36', '37', '37'],
    ['Zones announced', '27', '40', '50', '61', '190'],
    ['Zones whose plans are under consideration', '36'],
  ])
  expect(root.querySelector('.panels :is(polyline, path)')).toBeNull()
})

test('bars are drawn to one scale, and say in words what they show', () => {
  const root = page('en')
  const widths = [...root.querySelectorAll('.bars__bar')].map((bar) =>
    Number(bar.getAttribute('width')),
  )
  const values = texts(root, '.bars__value').map(Number)
  const perUnit = Math.max(...widths) / 190
  for (const [at, width] of widths.entries())
    expect(width).toBeCloseTo((values[at] as number) * perUnit, 6)
  expect(texts(root, '.bars desc')[2]).toContain('24 December 2021 (B.E. 2564): 36')
})

/** Every part of the rules file that must not be published. */
function unpublished(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(unpublished)
  if (typeof value !== 'object' || value === null) return []
  const rule = value as Record<string, unknown>
  if (rule.publish === false) return [rule]
  return Object.values(rule).flatMap(unpublished)
}

/** The sentences of a rule in a language. */
function wordsOf(rule: Record<string, unknown>, lang: 'th' | 'en'): string[] {
  const end = lang === 'th' ? 'Th' : 'En'
  return Object.entries(rule).flatMap(([key, value]) =>
    key.endsWith(end) && typeof value === 'string' && value.length > 12 ? [value] : [],
  )
}
