import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import {
  checkHere,
  findEmblem,
  type Json,
  keyPlaces,
  openKeyRing,
  rootsOf,
  writeKeyRing,
} from '../../src/emblem/index.ts'
import {
  findCertificateOf,
  grantSampleCertificate,
  showSampleCity,
} from '../../src/programme/index.ts'
import { aCertificate } from '../emblem/installation.ts'
import { emblemDepsFor, testRing } from '../support/emblem-deps.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'

const authority = {
  AUTHORITY_TH: 'สำนักงาน',
  AUTHORITY_EN: 'The Office',
  AUTHORITY_BASIS_TH: 'กฎหมาย',
  AUTHORITY_BASIS_EN: 'the act',
  AUTHORITY_SIGNER_TH: 'ผู้อำนวยการ',
  AUTHORITY_SIGNER_EN: 'Director',
}

/** A desk beside a running product whose keys lie in its home: files on it, and what is typed there. */
type Desk = {
  app: RunningApp
  type(...words: string[]): Promise<{ code: number; said: string }>
  put(name: string, content: unknown): void
  path(name: string): string
  keyNames(): Promise<string[]>
  /** Fetches the sample's emblem or its kit, as it stands now. */
  fetchEmblem(rest?: string): Promise<Buffer>
}

function atADesk(story: (desk: Desk) => Promise<void>, settings = {}): Promise<void> {
  return withApp(
    async (app) => {
      const { db } = app.store
      const places = keyPlaces(app.settings.home)
      await writeKeyRing(places, testRing)
      await showSampleCity(db, true, new Date())
      await grantSampleCertificate(db, new Date())
      const folder = join(app.settings.home, 'desk')
      mkdirSync(folder, { recursive: true })
      let address: string | null = null
      while (!address) {
        const answer = await fetch(`${app.url}/cities/mueang-sommot/credential`, {
          redirect: 'manual',
        })
        address = answer.headers.get('location')
        if (!address) await new Promise((resolve) => setTimeout(resolve, 50))
      }
      await story({
        app,
        type: async (...words) => {
          const said: string[] = []
          const hear = (line: string) => void said.push(line)
          const code = await runCommand(words, {
            settings: () => app.settings,
            folder,
            clock: () => new Date(),
            print: hear,
            complain: hear,
          })
          return { code, said: said.join('\n') }
        },
        put: (name, content) =>
          writeFileSync(
            join(folder, name),
            content instanceof Uint8Array ? content : JSON.stringify(content),
          ),
        path: (name) => join(folder, name),
        keyNames: async () => [...(await openKeyRing(places)).keys()].sort(),
        fetchEmblem: async (rest = '') =>
          Buffer.from(await (await fetch(`${app.url}${address}${rest}`)).bytes()),
      })
    },
    { settings },
  )
}

const rootOf = async ({ app }: Desk) => {
  const site = { publicUrl: app.settings.publicUrl, official: false, operator: null, contact: null }
  const deps = emblemDepsFor({ db: app.store.db, site } as never)
  return { deps, root: (await rootsOf(deps, new Date()))[0]?.publicKeyMultibase as string }
}

test('a file is checked at a desk: with kit and root key whole, without them open, changed or strange refused', () =>
  atADesk(async (desk) => {
    const { root } = await rootOf(desk)
    desk.put('kit.json', await desk.fetchEmblem('/kit'))
    const whole = ['--kit', 'kit.json', '--root', root]
    for (const form of ['json', 'png', 'svg', 'pdf']) {
      desk.put(`emblem.${form}`, await desk.fetchEmblem(`?as=${form}`))
      const { code, said } = await desk.type('verify', `emblem.${form}`, ...whole)
      expect([form, code]).toEqual([form, 0])
      expect(said).toContain('เอกสารแท้ และมีผลอยู่')
      expect(said).toContain('Sample data, not a real city')
    }
    const alone = await desk.type('verify', 'emblem.json')
    expect(alone).toMatchObject({ code: 1, said: expect.stringContaining('--kit') })
    expect(alone.said).toContain('ยังตรวจสอบไม่ได้')
    const other = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
    expect(
      (await desk.type('verify', 'emblem.json', '--kit', 'kit.json', '--root', other)).code,
    ).toBe(1)

    const emblem = JSON.parse(readFileSync(desk.path('emblem.json'), 'utf8')) as Json
    desk.put('changed.json', { ...emblem, validUntil: '2099-01-01T00:00:00Z' })
    const changed = await desk.type('verify', 'changed.json', ...whole)
    expect(changed).toMatchObject({ code: 1, said: expect.stringContaining('ไม่ผ่านการตรวจสอบ') })
    desk.put('nothing.json', [])
    expect((await desk.type('verify', 'nothing.json', ...whole)).code).toBe(1)
    expect((await desk.type('verify', 'missing.json')).code).toBe(2)
    expect((await desk.type('verify', 'emblem.json', '--root', 'mine')).code).toBe(2)
    desk.put('strange.json', [1])
    expect((await desk.type('verify', 'emblem.json', '--kit', 'strange.json')).code).toBe(2)
  }))

test('keys are changed by commands: the file holds the new one alone, and what was printed before still leads to it', () =>
  atADesk(async (desk) => {
    const { deps, root } = await rootOf(desk)
    desk.put('old.json', await desk.fetchEmblem())
    expect((await desk.type('key', 'rotate', 'magic')).code).toBe(2)
    const rotated = await desk.type('key', 'rotate', 'root')
    const { root: next } = await rootOf(desk)
    expect(rotated).toMatchObject({ code: 0, said: expect.stringContaining(next) })
    expect(next).not.toBe(root)
    desk.put('kit.json', await desk.fetchEmblem('/kit'))
    const check = (key: string) =>
      desk.type('verify', 'old.json', '--kit', 'kit.json', '--root', key)
    expect([(await check(root)).code, (await check(next)).code]).toEqual([0, 0])

    const ended = await desk.type('key', 'compromised', 'emblem-1')
    expect(ended).toMatchObject({
      code: 0,
      said: expect.stringContaining('Emblems signed again: 1'),
    })
    const verdict = async (document: Buffer) =>
      (await checkHere(deps, JSON.parse(document.toString()), new Date())).report.verdict
    expect(await verdict(readFileSync(desk.path('old.json')))).toBe('failed')
    expect(await verdict(await desk.fetchEmblem())).toBe('genuine-in-force')

    // Without the root key nothing changes, and no key is left that nobody knows.
    rmSync(keyPlaces(desk.app.settings.home).root)
    expect((await desk.type('key', 'rotate', 'live')).code).toBe(1)
    expect(await desk.keyNames()).toEqual(['emblem-2', 'extract-1', 'live-1', 'status-1'])
  }))

test('a signed decision is put on record from a file: a grant with authority alone, a change by its rules', async () => {
  const { level, plan, decision } = aCertificate
  const signed = { ...decision, signedAt: '2026-10-01T03:00:00Z' }
  const resolvedAt = '2026-10-01T03:00:00Z'
  const grant = { slug: 'phuket', level, resolvedAt, ceremonyOn: null, plan, decision: signed }
  await atADesk(async (desk) => {
    desk.put('grant.json', grant)
    expect(await desk.type('certificate', 'grant', 'grant.json')).toMatchObject({ code: 1 })
    expect(await findCertificateOf(desk.app.store.db.read, 'phuket')).toBeUndefined()
    const { id } = (await findCertificateOf(desk.app.store.db.read, 'mueang-sommot')) as {
      id: string
    }
    const change = {
      kind: 'suspended',
      at: new Date().toISOString().replace(/\.\d+/, ''),
      reason: { th: 'เหตุ', en: 'reason' },
      decision: signed,
    }
    desk.put('change.json', { ...change, kind: 'painted' })
    expect((await desk.type('certificate', 'change', id, 'change.json')).code).toBe(1)
    desk.put('change.json', change)
    expect((await desk.type('certificate', 'change', id, 'change.json')).code).toBe(0)
    expect((await desk.type('certificate', 'change', id, 'change.json')).code).toBe(1)
    const legal = async () => JSON.parse(String(await desk.fetchEmblem('/kit'))).standing.legal
    await expect.poll(legal).toBe('suspended')
  })
  await atADesk(async (desk) => {
    desk.put('grant.json', grant)
    expect(await desk.type('certificate', 'grant', 'grant.json')).toMatchObject({ code: 0 })
    const found = await findCertificateOf(desk.app.store.db.read, 'phuket')
    expect(found).toMatchObject({ sample: false, authority: { issuer: { en: 'The Office' } } })
    expect(await findEmblem(desk.app.store.db.read, found?.id ?? '')).toBeUndefined()
  }, authority)
})
