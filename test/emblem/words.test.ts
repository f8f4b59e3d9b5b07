import { expect, test } from 'vitest'
import { reasons } from '../../src/emblem/index.ts'
import { emblemWords } from '../../src/web/words/emblem.ts'
import { shippedFiles } from '../support/record-files.ts'

const rules = JSON.parse(shippedFiles().get('programme-rules.json') ?? '{}')

test('the verdicts are those of the rules, in both languages', () => {
  for (const { code, nameTh, nameEn } of rules.words.verdict) {
    const key = code as keyof typeof emblemWords.th.verdict
    expect(
      emblemWords.th.verdict[key].replaceAll(/[\u00a0\u2060]/g, (one) =>
        one === '\u00a0' ? ' ' : '',
      ),
    ).toBe(nameTh)
    expect(emblemWords.en.verdict[key]).toBe(nameEn)
  }
  expect(Object.keys(emblemWords.th.verdict)).toHaveLength(rules.words.verdict.length)
})

test('every reason has its words', () => {
  expect(Object.keys(emblemWords.th.reasons).sort()).toEqual([...reasons].sort())
})
