import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { append } from '../../src/store/outbox.ts'
import { eventually, withStore } from './support.ts'

const script = new URL('./listening-process.ts', import.meta.url).pathname

/** A process that listens, and what it has written so far. */
function listen(url: string): { child: ChildProcess; lines: string[] } {
  const child = spawn(process.execPath, ['--import', 'tsx', script, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => lines.push(...text.trim().split('\n')))
  return { child, lines }
}

test('two processes on one database: one delivers, and when it is killed the other goes on; nothing is lost', () =>
  withStore(async ({ db, outbox }, database) => {
    const announce = (type: string) =>
      db.transaction(async (tx) => append(tx, { type, body: {}, at: new Date(0) }))
    const processes = [listen(database.appUrl), listen(database.appUrl)]
    try {
      await eventually(() => processes.every(({ lines }) => lines.includes('ready')))
      await announce('first')
      await eventually(() => processes.some(({ lines }) => lines.includes('1')))
      const first = processes.find(({ lines }) => lines.includes('1'))
      const second = processes.find((one) => one !== first)

      const writing = (async () => {
        for (let count = 2; count <= 120; count++) await announce(`event ${count}`)
      })()
      await delay(60)
      first?.child.kill('SIGKILL')
      await writing
      await eventually(() => second?.lines.includes('120') ?? false)
      await eventually(async () => (await outbox.lags()).length === 0)

      const numbersOf = (lines: string[] = []) =>
        lines.filter((line) => line !== 'ready').map(Number)
      const delivered = [...numbersOf(first?.lines), ...numbersOf(second?.lines)]
      expect(new Set(delivered)).toEqual(new Set(Array.from({ length: 120 }, (_, i) => i + 1)))
      for (const { lines } of processes)
        expect(numbersOf(lines)).toEqual([...numbersOf(lines)].sort((a, b) => a - b))
    } finally {
      for (const { child } of processes) child.kill('SIGKILL')
    }
  }))
