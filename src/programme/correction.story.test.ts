import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actBy, acting, add, entrust, khonKaen } from '../../test/identity/people.ts'
import { shippedFiles } from '../../test/support/record-files.ts'
import { withRecord } from '../../test/support/with-db.ts'
import { Problem } from '../base/problem.ts'
import {
  type Act,
  erasePerson,
  exportPerson,
  identityData,
  searchAudit,
} from '../identity/index.ts'
import type { Db } from '../store/db.ts'
import {
  answerCorrection,
  importRecord,
  listOpenCorrections,
  listPublishedCorrections,
  programmeData,
  receiveCorrection,
  recordVersion,
} from './index.ts'

const received = new Date('2026-11-24T03:00:00Z')
const answered = new Date('2026-12-01T03:00:00Z')
const request = {
  slug: 'samyan',
  wrong: 'พื้นที่โครงการไม่ใช่ 291 ไร่ โทร 081-000-0000',
  right: '385 ไร่',
  sourceUrl: 'https://example.org/rai',
  contact: 'somchai@example.org',
}
const answer = {
  outcome: 'kept' as const,
  summary: { th: 'ขอแก้ไขขนาดพื้นที่', en: 'Asks to change the area' },
  answer: { th: 'แหล่งข้อมูลระบุ 291 ไร่', en: 'The source says 291 rai' },
}

/** Sent by nobody known. */
function byAnybody(now: Date): Act {
  return { actor: { kind: 'anonymous', address: '203.0.113.5' }, now, requestId: 'request-1' }
}

async function kindOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw new Error(`no problem but ${error}`)
  return error.kind.type
}

async function events(db: Db): Promise<unknown[]> {
  const { rows } = await sql<{ type: string; body: unknown }>`
    select type, body from outbox_event where tenant = 0 and type like 'correction.%' order by number
    `.execute(db.read)
  return rows
}

test('a request is received, answered and published without a word of its sender', () =>
  withRecord(async (db) => {
    const before = await recordVersion(db.read)
    const { reference } = await receiveCorrection(db, request, byAnybody(received))
    expect(reference).toBe('C-2569-000001')
    expect(await listPublishedCorrections(db.read)).toEqual([])
    expect(await listOpenCorrections(db.read)).toEqual([
      { reference, ...request, receivedAt: received },
    ])
    expect(await recordVersion(db.read)).toBe(before)

    await answerCorrection(db, reference, answer, answered)

    const published = await listPublishedCorrections(db.read, 'samyan')
    expect(published).toEqual([
      { reference, slug: 'samyan', receivedOn: '2026-11-24', answeredOn: '2026-12-01', ...answer },
    ])
    expect(JSON.stringify(published)).not.toMatch(/081|somchai|385|example\.org/)
    expect(await listPublishedCorrections(db.read, 'yala')).toEqual([])
    expect(await listOpenCorrections(db.read)).toEqual([])
    expect(await recordVersion(db.read)).not.toBe(before)
    expect(await events(db)).toEqual([
      { type: 'correction.received', body: { reference, slug: 'samyan' } },
      { type: 'correction.answered', body: { reference, slug: 'samyan', outcome: 'kept' } },
    ])
  }))

test('asking and answering go on record, without a word of what was asked; what was refused does not', () =>
  withRecord(async (db) => {
    const { reference } = await receiveCorrection(db, request, byAnybody(received))
    await kindOf(receiveCorrection(db, { ...request, wrong: '' }, byAnybody(received)))
    await answerCorrection(db, reference, answer, answered)
    await kindOf(answerCorrection(db, reference, answer, answered))

    const { items } = await searchAudit(db.read, { objectKind: 'correction' }, { page: 1, size: 9 })
    const object = { kind: 'correction', id: reference, version: null }
    expect(items.map(({ entry }) => entry)).toMatchObject([
      { action: 'correction.answer', who: { kind: 'system', id: 'command-line' }, object },
      { action: 'correction.ask', who: { kind: 'anonymous' }, object, requestId: 'request-1' },
    ])
    expect(JSON.stringify(items)).not.toMatch(/081|somchai|385|203\.0\.113/)
  }))

test('a sample person asks for no correction of a real city', () =>
  withRecord(async (db) => {
    const act = { ...byAnybody(received), actor: acting(await add(db, 'Sample', true), null) }
    expect(await kindOf(receiveCorrection(db, request, act))).toBe('not-permitted')
    expect(await listOpenCorrections(db.read)).toEqual([])
  }))

test('who has an account gets their requests in the copy, and erasure empties the address and nothing else', () =>
  withRecord(async (db) => {
    const somchai = await add(db, 'Somchai')
    const act = actBy(somchai, await entrust(db, somchai, 'resident', khonKaen), received)
    const mine = { ...request, contact: 'Somchai@Example.go.th' }
    const { reference } = await receiveCorrection(db, mine, byAnybody(received))
    await receiveCorrection(db, { ...request, contact: 'malee@example.go.th' }, byAnybody(received))
    const tables = [...programmeData, ...identityData]

    const copy = await exportPerson(db, somchai.id, act, tables)
    const [asked] = copy.tables
    expect(asked).toMatchObject({ table: 'correction', rows: [{ reference, wrong: mine.wrong }] })
    await erasePerson(db, somchai.id, 'ขอให้ลบ', act, tables)

    expect(await listOpenCorrections(db.read)).toMatchObject([
      { reference, wrong: mine.wrong, contact: null },
      { contact: 'malee@example.go.th' },
    ])
  }))

test('references count without gaps in the Buddhist year of Bangkok', () =>
  withRecord(async (db) => {
    const lastMinute = new Date('2026-12-31T16:59:00Z')
    const together = await Promise.all(
      Array.from({ length: 5 }, () => receiveCorrection(db, request, byAnybody(lastMinute))),
    )
    expect(together.map(({ reference }) => reference).sort()).toEqual(
      [1, 2, 3, 4, 5].map((number) => `C-2569-00000${number}`),
    )
    const newYear = new Date('2026-12-31T17:00:00Z')
    expect(await receiveCorrection(db, request, byAnybody(newYear))).toEqual({
      reference: 'C-2570-000001',
    })
  }))

test('a request of no use is refused with its fields, and uses up no number', () =>
  withRecord(async (db) => {
    const bad = { ...request, wrong: '  ', sourceUrl: 'javascript:alert(1)', contact: 'somchai' }
    const refused = receiveCorrection(db, bad, byAnybody(received))
    await expect(refused).rejects.toMatchObject({
      kind: { type: 'incomplete-correction', status: 422 },
      facts: {
        members: { fields: [{ name: 'wrong' }, { name: 'sourceUrl' }, { name: 'contact' }] },
      },
    })
    const control = { ...request, wrong: 'ผิด\u0000' }
    expect(await kindOf(receiveCorrection(db, control, byAnybody(received)))).toBe(
      'incomplete-correction',
    )
    const lines = { ...request, wrong: 'ผิด\nสองบรรทัด', sourceUrl: '', contact: '' }
    expect(await receiveCorrection(db, lines, byAnybody(received))).toEqual({
      reference: 'C-2569-000001',
    })
    const long = { ...request, right: 'ก'.repeat(2001) }
    expect(await kindOf(receiveCorrection(db, long, byAnybody(received)))).toBe(
      'incomplete-correction',
    )
    expect(
      await kindOf(receiveCorrection(db, { ...request, slug: 'atlantis' }, byAnybody(received))),
    ).toBe('no-such-city')
    expect(
      await kindOf(receiveCorrection(db, { ...request, slug: '\u0000' }, byAnybody(received))),
    ).toBe('no-such-city')
    expect(await events(db)).toHaveLength(1)
    const short = { slug: 'yala', wrong: 'x', right: 'y' }
    expect(await receiveCorrection(db, short, byAnybody(received))).toEqual({
      reference: 'C-2569-000002',
    })
  }))

test('a request is answered once', () =>
  withRecord(async (db) => {
    const { reference } = await receiveCorrection(db, request, byAnybody(received))
    const outcomes = await Promise.allSettled([
      answerCorrection(db, reference, answer, answered),
      answerCorrection(db, reference, { ...answer, outcome: 'changed' }, answered),
    ])

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await kindOf(answerCorrection(db, reference, answer, answered))).toBe(
      'correction-answered',
    )
    expect(await kindOf(answerCorrection(db, 'C-2569-999999', answer, answered))).toBe(
      'no-such-correction',
    )
    expect(await listPublishedCorrections(db.read)).toHaveLength(1)
  }))

test('requests outlive the next import', () =>
  withRecord(async (db) => {
    const { reference } = await receiveCorrection(db, request, byAnybody(received))
    const files = shippedFiles()
    const text = files.get('smart-cities.json') ?? ''
    files.set('smart-cities.json', text.replace('Samyan Smart City', 'Samyan'))

    expect(await importRecord(db, files, answered)).toMatchObject({ outcome: 'imported' })

    expect(await listOpenCorrections(db.read)).toMatchObject([{ reference, slug: 'samyan' }])
  }))
