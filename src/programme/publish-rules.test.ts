import { expect, test } from 'vitest'
import { shippedFiles, withRules } from '../../test/support/record-files.ts'
import { checkFiles } from './check-files.ts'
import { cite } from './citation.ts'
import { bodiesOf, toPublishedRules } from './publish-rules.ts'
import type { RuleSet } from './rules-file.ts'

function rulesOf(files: ReadonlyMap<string, string>): RuleSet {
  const { content, errors } = checkFiles(files)
  if (!content) throw new Error(JSON.stringify(errors))
  return content.rules
}
const publish = (rules: RuleSet) => toPublishedRules(rules, (cited) => cite(cited))

test('what a source tells is published with it', () => {
  const rules = publish(rulesOf(shippedFiles()))

  expect(rules.criteria.map(({ number, asksFor }) => [number, asksFor.length])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
    [4, 3],
    [5, 3],
  ])
  expect(rules.domains.filter(({ mandatory }) => mandatory).map(({ code }) => code)).toEqual([
    'environment',
  ])
  expect(rules.domainRule.minDomains).toMatchObject({ value: 2, confidence: 'certain' })
  expect(rules.emblem.validityMonths).toMatchObject({
    value: 24,
    source: { label: { en: 'ten-news.com' } },
  })
  expect(rules.renewal).toMatchObject({
    progressMin: { value: 50 },
    comparison: { value: 'gt' },
    firstRound: { on: '2025-08', renewed: 16 },
  })
  expect(rules.targets.map(({ value, by, counted }) => [value, by, counted.value])).toEqual([
    [100, '2022', 30],
    [105, '2027', 37],
  ])
  expect(rules.incentives.map(({ by }) => by)).toEqual(['boi', 'secretariat', null])
  expect(rules.eventKinds).toHaveLength(12)
  expect(rules.words.sample).toEqual({
    name: { th: 'เมืองสมมติ', en: 'sample city' },
    tag: { th: 'ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง', en: 'Sample data, not a real city' },
  })
})

test('what is only a setting of the office stays there', () => {
  const rules = rulesOf(shippedFiles())
  const published = publish(rules)

  expect(published.outcomes.map(({ code }) => code)).toEqual(['approved', 'agreed-in-principle'])
  expect(published.bodies.map(({ id }) => id)).not.toContain('appeal-panel')
  expect(bodiesOf(rules).find(({ id }) => id === 'appeal-panel')).toMatchObject({
    publish: false,
    source: null,
  })
})

test('a rule whose source is withdrawn disappears, its place stays empty', () => {
  const rules = rulesOf(
    withRules(({ emblem }) => {
      Object.assign(emblem.validityMonths, { source: null, setting: true, publish: false })
    }),
  )
  expect(publish(rules).emblem.validityMonths).toBeNull()
})
