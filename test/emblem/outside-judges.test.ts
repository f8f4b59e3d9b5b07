import { execFileSync, spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { drawPng } from '../../src/emblem/bake/draw-png.ts'
import { writePdf } from '../../src/emblem/bake/write-pdf.ts'
import { badgeContexts, makeLoader } from '../../src/emblem/check/contexts.ts'
import type { Json } from '../../src/emblem/check/credential.ts'
import { emblemPicture } from '../../src/emblem/picture/emblem-picture.ts'
import { facts } from './facts.ts'
import { anInstallation, now } from './installation.ts'

const python = new URL('./verify.py', import.meta.url).pathname
const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0
/** Debian's own, which its packages belong to; another may stand before it on the path. */
const pythonCommand = '/usr/bin/python3'
const hasPython = has(pythonCommand, '-c', 'import pyld')

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm-emblem-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What another implementation says: PyLD makes the canonical form, OpenSSL checks the signature. */
async function judge(credential: Json, key: import('node:crypto').KeyObject): Promise<string> {
  const folder = aFolder()
  const load = makeLoader()
  const contexts: Record<string, unknown> = {}
  for (const url of [...badgeContexts])
    contexts[url] = ((await load(url)) as { document: unknown }).document
  writeFileSync(join(folder, 'contexts.json'), JSON.stringify(contexts))
  writeFileSync(join(folder, 'credential.json'), JSON.stringify(credential))
  writeFileSync(
    join(folder, 'key.pem'),
    createPublicKey(key).export({ type: 'spki', format: 'pem' }),
  )
  return execFileSync(pythonCommand, [python, folder], { encoding: 'utf8' }).trim()
}

test.skipIf(!hasPython)(
  'PyLD and OpenSSL agree with us on emblems and live credentials',
  async () => {
    const here = anInstallation()
    const keyOf = (name: string) => here.ring.get(name) as never
    const emblem = await here.emblem()
    expect(await judge(emblem, keyOf('emblem-1'))).toBe('good')
    expect(await judge(await here.live(), keyOf('live-1'))).toBe('good')
    expect(await judge({ ...emblem, validUntil: '2099-01-01T00:00:00Z' }, keyOf('emblem-1'))).toBe(
      'bad',
    )
    expect(await judge(emblem, keyOf('live-1'))).toBe('bad')
  },
  60_000,
)

test.skipIf(!has('zbarimg', '--version') || !has('pdftotext', '-v'))(
  'the QR is read from picture and print, Thai is copied as it is written, the document is attached',
  async () => {
    const folder = aFolder()
    const emblem = await anInstallation().emblem()
    const [png, pdf] = [join(folder, 'emblem.png'), join(folder, 'emblem.pdf')]
    writeFileSync(png, drawPng(emblemPicture(facts)))
    writeFileSync(
      pdf,
      await writePdf({ ...facts, foot: [{ th: 'ท้าย', en: 'Foot' }], at: now }, emblem),
    )
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    run('pdftoppm', '-r', '150', '-png', '-singlefile', pdf, join(folder, 'page'))
    for (const file of [png, join(folder, 'page.png')])
      expect(run('zbarimg', '-q', '--raw', file).trim()).toBe(facts.address)
    const copied = run('pdftotext', pdf, '-')
    for (const { th } of [facts.title, facts.city, facts.level, ...facts.lines])
      expect(copied).toContain(th)
    expect(run('pdfinfo', pdf)).toMatch(/Tagged:\s+yes[\s\S]*Pages:\s+1\b[\s\S]*A4/)
    run('pdfdetach', '-save', '1', '-o', join(folder, 'out.json'), pdf)
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe(JSON.stringify(emblem))
  },
  60_000,
)
