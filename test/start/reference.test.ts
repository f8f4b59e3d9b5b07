import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { referencePages } from '../../scripts/reference.ts'

const folder = new URL('../../docs/reference/', import.meta.url)
const pages = await referencePages()

test.each([...pages])(
  'docs/reference/%s is what the code says; renew it by npm run reference',
  (name, made) => {
    const file = new URL(name, folder)
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(made)
  },
)

test('every route says what it is for', () => {
  const rows = (pages.get('routes.md') ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| GET') || line.startsWith('| POST'))
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((row) => row.endsWith('| – |'))).toEqual([])
})

test('every setting, command and problem is told in both languages', () => {
  for (const name of ['settings.md', 'commands.md', 'problems.md']) {
    const text = pages.get(name) ?? ''
    expect(text.split('<br>').length).toBeGreaterThan(5)
    for (const cell of text.match(/[^|\n]*<br>[^|\n]*/g) ?? []) {
      const [thai = '', english = ''] = cell.split('<br>')
      expect(thai).toMatch(/\p{Script=Thai}|^\s*[A-Z0-9]/u)
      expect(english.trim()).not.toBe('')
      expect(english).not.toMatch(/\p{Script=Thai}/u)
    }
  }
})
