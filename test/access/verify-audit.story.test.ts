import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { sealPending, searchAudit } from '../../src/identity/index.ts'
import { readSettings } from '../../src/settings.ts'
import { add, entrust, programme } from '../identity/people.ts'
import { withApp } from '../support/with-app.ts'
import { givePassword, signIn } from './browser.ts'

/** Runs a command in a folder; gives its exit code and all it printed. */
async function type(folder: string, ...words: string[]) {
  const lines: string[] = []
  const hear = (line: string) => lines.push(line)
  const settings = () => readSettings({ LAKMUEANG_HOME: 'home' }, folder)
  const clock = () => new Date()
  const code = await runCommand(words, { settings, folder, clock, print: hear, complain: hear })
  return { code, said: lines.join('\n') }
}

test('an auditor exports the record, and it is verified without the system; an altered one names its record', () =>
  withApp(async (app) => {
    const { db } = app.store
    const person = await add(db, 'Auditor')
    await entrust(db, person, 'auditor', programme)
    await givePassword(app, person)
    const browser = await signIn(app, person)
    await browser.ask('PATCH', '/api/v1/me', { json: { name: 'สมหญิง' } })
    while ((await sealPending(db)) > 0);
    const { total } = await searchAudit(db.read, {}, { page: 1, size: 1 })
    const answer = await browser.ask('GET', '/api/v1/audit/export')
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const text = await answer.text()
    const { x } = await browser.read<{ x: string }>('/api/v1/audit/key')

    const folder = mkdtempSync(join(tmpdir(), 'lakmueang-audit-'))
    const verify = (...words: string[]) => type(folder, 'verify', 'audit', 'audit.jsonl', ...words)
    try {
      writeFileSync(join(folder, 'audit.jsonl'), text)
      const good = await verify('--key', x)
      expect([good.code, good.said]).toEqual([
        0,
        expect.stringContaining(`Whole and unaltered: ${total} records from number 1 on`),
      ])
      writeFileSync(join(folder, 'audit.jsonl'), text.replace('"people.rename"', '"people.read"'))
      const bad = await verify('--key', x)
      expect([bad.code, bad.said]).toEqual([1, expect.stringContaining('record 3')])
      expect((await verify()).code).toBe(2)
      expect((await verify('--key', 'none')).code).toBe(2)
      expect((await type(folder, 'verify', 'audit', 'gone.jsonl', '--key', x)).code).toBe(2)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }))
