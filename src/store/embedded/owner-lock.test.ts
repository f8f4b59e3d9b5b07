import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { homeInUse } from '../problems.ts'
import { lockFolder } from './owner-lock.ts'
import { processMark } from './processes.ts'

const since = '2026-11-01T03:00:00.000Z'

function makeFolder(): { folder: string; file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'lakmueang-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, file: path.join(folder, 'owner.json') }
}

function leaveLock(file: string, owner: { pid: number; mark: string; host: string }): void {
  writeFileSync(file, JSON.stringify({ ...owner, since }))
}

test('a folder is locked once, and free again when it is let go', () => {
  const { folder, file } = makeFolder()
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`Process ${process.pid} on ${hostname()}`)
  unlock()
  expect(existsSync(file)).toBe(false)
  lockFolder(folder)()
})

test('a living owner is named in both languages, with the moment since when', () => {
  const { folder, file } = makeFolder()
  const mark = processMark(process.ppid) ?? ''
  leaveLock(file, { pid: process.ppid, mark, host: hostname() })
  const refused = expect(() => lockFolder(folder))
  refused.toThrow(expect.objectContaining({ kind: homeInUse.kind }))
  refused.toThrow(
    expect.objectContaining({
      facts: {
        members: { pid: process.ppid, host: hostname(), since },
        detail: {
          th: expect.stringMatching(/1.พฤศจิกายน.2569 เวลา.10\.00.น\./),
          en: expect.stringContaining('10:00'),
        },
      },
    }),
  )
})

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1, mark: 'gone', host: hostname() }],
  ['an earlier process of the same id', { pid: process.ppid, mark: 'earlier', host: hostname() }],
])('the lock of %s is taken over', (_, owner) => {
  const { folder, file } = makeFolder()
  leaveLock(file, owner)
  const unlock = lockFolder(folder)
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid)
  unlock()
})

test('an owner on another machine counts as living while it touches its lock', () => {
  const { folder, file } = makeFolder()
  leaveLock(file, { pid: 1, mark: 'elsewhere', host: 'another-machine' })
  expect(() => lockFolder(folder)).toThrow('Process 1 on another-machine')
  const aMinuteAgo = new Date(Date.now() - 60_000)
  utimesSync(file, aMinuteAgo, aMinuteAgo)
  lockFolder(folder)()
})

test('a lock that broke off in the writing is no lock', () => {
  const { folder, file } = makeFolder()
  writeFileSync(file, '{"pid":')
  lockFolder(folder)()
})

test('a process that is gone has no mark', () => {
  expect(processMark(process.pid)).toBe(processMark(process.pid))
  expect(processMark(process.pid)).not.toBe(processMark(1))
  expect(processMark(2 ** 22 + 1)).toBeUndefined()
})
