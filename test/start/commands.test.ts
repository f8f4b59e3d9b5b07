import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { readSettings } from '../../src/settings.ts'
import { type Home, makeHome, type Product, startProduct } from '../support/product.ts'

let home: Home
let product: Product

beforeAll(async () => {
  home = makeHome()
  product = await startProduct(home)
  await product.waitFor('Ready at')
})
afterAll(async () => {
  product.kill('SIGINT')
  await product.ended
  home.remove()
})

/** Runs a command on the home of the running server, from the folder beside it. */
async function type(...words: string[]) {
  const told: string[] = []
  const hear = (line: string) => void told.push(line)
  const code = await runCommand(words, {
    settings: () => readSettings({ LAKMUEANG_HOME: home.path }, '/'),
    folder: dirname(home.path),
    clock: () => new Date('2026-11-24T09:00:00+07:00'),
    print: hear,
    complain: hear,
  })
  return { code, told: told.join('\n') }
}

async function nameOfPhuket(): Promise<string> {
  const city = (await (await fetch(`${product.url}/api/v1/cities/phuket`)).json()) as {
    name: { en: string }
  }
  return city.name.en
}

test('beside a running server the record is exported, changed and imported, and the server shows it', async () => {
  expect(await type('export', 'record', 'mine')).toMatchObject({ code: 0 })
  const folder = join(dirname(home.path), 'mine')
  expect(readdirSync(folder)).toContain('smart-cities.json')
  expect((await type('export', 'record', 'mine')).code).toBe(1)
  expect((await type('import', 'record', 'mine')).told).toContain('nothing changed')

  const file = join(folder, 'smart-cities.json')
  const record = JSON.parse(readFileSync(file, 'utf8'))
  record.entries.find((entry: { id: string }) => entry.id === 'phuket').nameEn =
    'Phuket of the office'
  writeFileSync(file, JSON.stringify(record))
  expect(await type('import', 'record', 'mine')).toMatchObject({ code: 0 })
  await expect.poll(nameOfPhuket, { timeout: 10_000 }).toBe('Phuket of the office')

  record.entries[0].provinceCodes = ['99']
  writeFileSync(file, JSON.stringify(record))
  const refused = await type('import', 'record', 'mine')
  expect(refused.code).toBe(1)
  expect(refused.told).toMatch(/smart-cities\.json.*provinceCodes/)
  expect(await nameOfPhuket()).toBe('Phuket of the office')
})

test('a request for correction is listed, answered, and gone from the list', async () => {
  const send = async (wrong: string) => {
    const body = JSON.stringify({ slug: 'phuket', wrong, right: 'เทศบาลนครภูเก็ต' })
    const headers = { 'content-type': 'application/json' }
    return fetch(`${product.url}/api/v1/corrections`, { method: 'POST', headers, body })
  }
  expect((await send('\u001b[2J')).status).toBe(422)
  const { reference } = (await (await send('ชื่อผู้พัฒนาเมืองผิด')).json()) as { reference: string }
  const listed = await type('correction', 'list')
  expect(listed.told).toContain(reference)
  expect(listed.told).toContain('ชื่อผู้พัฒนาเมืองผิด')

  const answer = [
    '--summary-th',
    'ชื่อผู้พัฒนา',
    '--summary-en',
    'Developer',
    '--answer-th',
    'คงเดิม',
    '--answer-en',
    'Kept',
  ]
  expect(
    (await type('correction', 'answer', reference, '--outcome', 'maybe', ...answer)).code,
  ).toBe(2)
  expect((await type('correction', 'answer', reference, '--outcome', 'kept', ...answer)).code).toBe(
    0,
  )
  expect((await type('correction', 'answer', reference, '--outcome', 'kept', ...answer)).code).toBe(
    1,
  )
  expect((await type('correction', 'list')).told).not.toContain(reference)
})

test('the doctor finds all right and starts nothing of its own', async () => {
  const { code, told } = await type('doctor')
  expect(code).toBe(0)
  expect(told).toMatch(/✓ .*PostgreSQL 18/)
  expect(await (await fetch(`${product.url}/health`)).json()).toMatchObject({ status: 'ready' })
})
