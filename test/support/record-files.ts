import { readFileSync } from 'node:fs'
import type { RecordFile } from '../../src/programme/record-file.ts'
import type { RuleSet } from '../../src/programme/rules-file.ts'

const names = [
  'smart-cities.json',
  'programme-rules.json',
  'provinces.csv',
  'regions.json',
  'gpp-2024-province.csv',
  'datasets.json',
  'thailand-provinces.topo.json',
] as const
type FileName = (typeof names)[number]

const texts = new Map(
  names.map((name) => [
    name as string,
    readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'),
  ]),
)

/** The shipped record as files, one's own copy to spoil. */
export function shippedFiles(): Map<string, string> {
  return new Map(texts)
}

/** The shipped files with one text changed. `change` must change it. */
export function withText(name: FileName, change: (text: string) => string): Map<string, string> {
  const files = shippedFiles()
  const before = files.get(name) as string
  const after = change(before)
  if (after === before) throw new Error(`the test changes nothing in ${name}`)
  return files.set(name, after)
}

/** The shipped files with the record of cities changed in place. */
export function withCities(change: (record: RecordFile) => void): Map<string, string> {
  return withJson('smart-cities.json', change)
}

/** The shipped files with the rules changed in place. */
export function withRules(change: (rules: RuleSet) => void): Map<string, string> {
  return withJson('programme-rules.json', change)
}

function withJson<T>(name: FileName, change: (value: T) => void): Map<string, string> {
  return withText(name, (text) => {
    const value = JSON.parse(text)
    change(value)
    return `${JSON.stringify(value, null, 2)}\n`
  })
}
