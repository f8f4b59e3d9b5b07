import { spawn } from 'node:child_process'
import { expect } from 'vitest'
import type { Space } from '../../src/context/space/index.ts'
import type { Db } from '../../src/store/db.ts'
import { historyOf, standing } from './city.ts'
import { indexOf, rebuiltIndex } from './rebuilt.ts'

const script = new URL('./writing-process.ts', import.meta.url).pathname

export const kills = process.env.TEST_LONG ? 20 : 3

/** Lets a process write until it has told of some things, kills it in the middle of it, and gives what it told. */
export async function writeAndKill(
  kind: 'server' | 'embedded',
  place: string,
  run: number,
  beforeKill: () => void = () => undefined,
): Promise<string[]> {
  const enough = 30 + Math.floor(Math.random() * 300)
  const child = spawn(process.execPath, ['--import', 'tsx', script, kind, place, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  let isKilled = false
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
    if (isKilled || told.split('\n').length < enough) return
    isKilled = true
    beforeKill()
    child.kill('SIGKILL')
  })
  await ended
  // What was cut in the middle of a line was not told.
  const lines = told.split('\n').slice(0, -1)
  expect(lines.length).toBeGreaterThanOrEqual(enough - 1)
  return lines
}

/** Checks that all that was acknowledged stands there and in history, and that nothing is there by halves. */
export async function expectAll(db: Db, space: Space, acknowledged: readonly string[]) {
  const entities = await standing(db, space)
  const history = new Set((await historyOf(db, space)).map((line) => line.replace(/ @.*/, '')))
  const lost = acknowledged.filter((line) => {
    const [id = '', number = ''] = line.split(' ')
    const found = Number(entities[id]?.number ?? 0)
    const stands = id.startsWith('Made') ? found === Number(number) : found >= Number(number)
    return !stands || !history.has(`${id} number ${number}`)
  })
  expect(lost).toEqual([])
  expect(history.size).toBeGreaterThanOrEqual(acknowledged.length)
  expect(await indexOf(db, space)).toEqual(await rebuiltIndex(db, space))
}
