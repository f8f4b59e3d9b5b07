import { expect, test } from 'vitest'
import { shippedFiles, withCities, withRules, withText } from '../../test/support/record-files.ts'
import { type BadFiles, expectRefusal } from '../../test/support/refusal.ts'
import { checkFiles } from './check-files.ts'
import type { RuleSet } from './rules-file.ts'

const rules = (change: (rules: RuleSet) => void) => withRules(change)

test('the shipped files have no error', () => {
  const { content, errors } = checkFiles(shippedFiles())
  expect(errors).toEqual([])
  expect(content?.cities).toHaveLength(42)
})

test.each<BadFiles>([
  [
    'a file that is no JSON',
    withText('smart-cities.json', (text) => text.slice(0, -9)),
    /^smart-cities.json:\d+:$/,
    'valid JSON',
  ],
  [
    'a rule without source that would be shown',
    rules((set) => {
      set.periods.noticeReply = { value: 30, source: null }
    }),
    /^programme-rules.json:\d+:\/periods\/noticeReply$/,
    'publish',
  ],
  [
    'weights that do not sum',
    rules((set) => {
      for (const one of set.criteria) one.weight.value = 21
    }),
    /\/criteria$/,
    '105',
  ],
  [
    'a step by nobody',
    rules((set) => {
      for (const step of set.steps) step.by = 'nobody'
    }),
    /\/steps\/0\/by$/,
    'nobody',
  ],
  [
    'lists of two lengths',
    rules((set) => {
      for (const one of set.criteria) one.asksForEn.pop()
    }),
    /\/criteria\/0\/asksForTh$/,
    'same number',
  ],
  [
    'a province that is missing',
    withText('provinces.csv', (text) => text.replace(/^96,.*\r?\n/m, '')),
    /^gpp-2024-province.csv:\d+:code$/,
    'Province 96',
  ],
  [
    'a CSV with another header',
    withText('provinces.csv', (text) => text.replace('iso', 'ISO')),
    /^provinces.csv:1:$/,
    'header',
  ],
  [
    'a CSV with a row too short',
    withText('provinces.csv', (text) => text.replace(/^11,TH-11,/m, '11,')),
    /^provinces.csv:\d+:$/,
    'valid CSV',
  ],
  [
    'a population of nobody',
    withText('gpp-2024-province.csv', (text) => text.replace('9106136', '0')),
    /^gpp-2024-province.csv:2:population_nesdc_2024$/,
    'from 1',
  ],
  [
    'figures that do not agree',
    withText('gpp-2024-province.csv', (text) => text.replace('9106136', '9606136')),
    /^gpp-2024-province.csv:2:gpp_million_baht$/,
    '0.1 %',
  ],
  [
    'a region that is not named',
    withText('regions.json', (text) => text.replace('"southern"', '"far_south"')),
    /^provinces.csv:\d+:region_nesdc$/,
    'southern',
  ],
  [
    'a neighbour that knows nothing of it',
    withText('provinces.csv', (text) => text.replace('11|12|13|24', '11|12|13|96')),
    /^provinces.csv:2:neighbors$/,
    'Province 96',
  ],
  [
    'a dataset twice',
    withText('datasets.json', (text) => text.replace('"id": "regions"', '"id": "provinces"')),
    /^datasets.json:\d+:\/datasets\/3\/id$/,
    'twice',
  ],
  [
    'figures of no dataset',
    withText('datasets.json', (text) =>
      text.replace('"gpp-2024-province.csv"', '"gpp-2023-province.csv"'),
    ),
    /^datasets.json:\d+:\/datasets$/,
    'gpp-2024-province.csv',
  ],
  [
    'a map without a province',
    withText('thailand-provinces.topo.json', (text) => text.replace('"code":"47"', '"code":"48"')),
    /^thailand-provinces.topo.json::/,
    'Province 47',
  ],
])('%s is refused with its place, in both languages', (_, files, place, english) => {
  expectRefusal(files, place, english)
})

test('a line points at the fault', () => {
  const files = withCities(({ entries }) => Object.assign(entries[6] as object, { status: 'good' }))
  const [error] = checkFiles(files).errors
  const line = files.get('smart-cities.json')?.split('\n')[(error?.line ?? 0) - 1]
  expect(line).toContain('"status": "good"')
})

test('a missing file is named', () => {
  const files = shippedFiles()
  files.delete('regions.json')
  files.delete('programme-rules.json')
  expect(checkFiles(files).errors.map(({ file }) => file)).toEqual([
    'regions.json',
    'programme-rules.json',
  ])
})
