import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Lang, langs } from '../../src/base/text.ts'
import { commonWords } from '../../src/web/words/common.ts'
import { recordWords } from '../../src/web/words/record.ts'
import { words } from '../../src/web/words/words.ts'
import { plain } from './html.ts'

const files = globSync('src/web/**/*.{ts,tsx}')
const catalogues = files.filter((file) => file.startsWith('src/web/words/'))
const rules = JSON.parse(readFileSync('data/programme-rules.json', 'utf8'))

/** Thai letters in the code of a file; comments may cite the words that they are about. */
function thaiIn(file: string): string[] {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return code.match(/[\u0e00-\u0e7f]+/g) ?? []
}

test('no Thai stands in the code of the pages outside its catalogues, problems and the rules of Thai', () => {
  const outside = files.filter(
    (file) => !catalogues.includes(file) && !/\/(thai|problems)\.ts$/.test(file),
  )
  const found = outside.flatMap((file) => thaiIn(file).map((thai) => `${file}: ${thai}`))
  expect(outside.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})

test('the name of the product comes from the catalogue, whole, and from there only', () => {
  expect(plain(commonWords.th.brand)).toBe('หลักเมือง')
  expect(commonWords.en.brand).toBe('Lak Mueang')
  const others = files.filter((file) => !file.startsWith('src/web/words/'))
  for (const file of others) expect(readFileSync(file, 'utf8'), file).not.toMatch(/หลักเมือง|ลักเมือง/)
})

describe.each(langs)('in %s', (lang) => {
  const name = (entry: { nameTh: string; nameEn: string }) =>
    lang === 'th' ? entry.nameTh : entry.nameEn
  const settled = (group: { code: string; nameTh: string; nameEn: string }[]) =>
    Object.fromEntries(group.map((entry) => [entry.code, name(entry)]))

  test('the legal words are the settled ones', () => {
    const { 'on-record': onRecord, ...legal } = settled(rules.words.legalStatus)
    expect(plainAll(recordWords[lang].legal)).toEqual(legal)
    expect(plain(recordWords[lang].onRecord('X'))).toBe(onRecord?.replace(/\{.+\}/, 'X'))
  })

  test('the words of proof are the settled ones', () => {
    const { 'at-risk': atRisk, ...proof } = settled(rules.words.proofStatus)
    expect(plainAll(recordWords[lang].proof)).toEqual(proof)
    expect(plain(recordWords[lang].atRisk(7))).toBe(atRisk?.replace(/\{.+\}/, '7'))
  })

  test('events, domains and kinds of city have the names of the rules', () => {
    expect(plainAll(recordWords[lang].event)).toEqual(settled(rules.eventKinds))
    expect(plainAll(recordWords[lang].domain)).toEqual(settled(rules.domains))
    expect(plainAll(recordWords[lang].cityType)).toEqual(settled(rules.cityTypes))
  })

  test('notice and sample say what is settled', () => {
    const { notOfficial, sample } = rules.words
    expect(plain(commonWords[lang].notOfficial('X'))).toBe(name(notOfficial).replace(/\{.+\}/, 'X'))
    expect(commonWords[lang].sample).toBe(name(sample))
    expect(commonWords[lang].sampleTag).toBe(lang === 'th' ? sample.tagTh : sample.tagEn)
  })
})

test('every catalogue has the same words in both languages, none of them empty', async () => {
  for (const file of catalogues) {
    const room: Record<string, unknown> = await import(/* @vite-ignore */ resolve(file))
    for (const [key, catalogue] of Object.entries(room)) {
      if (!isCatalogue(catalogue)) continue
      expect(shapeOf(catalogue.en), `${file} ${key}`).toEqual(shapeOf(catalogue.th))
    }
  }
})

test('a catalogue readies its Thai for lines, through lists, groups and sentences', () => {
  const made = words({
    th: { a: 'ข้อ 5', list: ['ปี 2567'], of: { say: (n: number) => `อีก ${n} แห่ง` } },
    en: { a: 'item 5', list: ['2024'], of: { say: (n: number) => `${n} more` } },
  })
  expect(made.th.a).toBe('ข้อ\u00a05')
  expect(made.th.list).toEqual(['ปี\u00a02567'])
  expect(made.th.of.say(3)).toBe('อีก\u00a03\u00a0แห่ง')
  expect(made.en.of.say(3)).toBe('3 more')
})

function isCatalogue(value: unknown): value is Record<Lang, unknown> {
  return typeof value === 'object' && value !== null && 'th' in value && 'en' in value
}

/** The keys of a catalogue with the kind of each value; lists may differ in length, texts may not be empty. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'function') return 'sentence'
  if (typeof value === 'string') return 'text'
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]))
}

function plainAll(group: object): Record<string, string> {
  return Object.fromEntries(Object.entries(group).map(([key, word]) => [key, plain(word)]))
}
