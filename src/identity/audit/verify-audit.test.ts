import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../base/canonical.ts'
import { chainStart, type Seal, sealAfter, type WrittenEntry } from './chain.ts'
import { openingOf } from './export-audit.ts'
import { signHead } from './head.ts'
import { makeHeadKey, publicHeadKey } from './head-key.ts'
import { verifyAudit } from './verify-audit.ts'

const key = makeHeadKey()
const trusted = publicHeadKey(key)

function anEntry(at: number): WrittenEntry {
  return {
    id: `019a3b7c-0000-7000-8000-${String(at).padStart(12, '0')}`,
    at: new Date(Date.UTC(2026, 10, 1, 8, 0, at)).toISOString(),
    who: { kind: 'person', id: '3f2a91c0-4b7d-4e1a-9d53-6a1f0c2b7e44' },
    onBehalfOf: { kind: 'city', id: 'khon-kaen' },
    role: 'city-developer',
    action: at % 5 === 0 ? 'plan.submit' : 'plan.write',
    outcome: at % 7 === 0 ? 'denied' : 'done',
    times: 1,
    object: { kind: 'plan', id: `plan-${at % 3}`, version: String(at) },
    before: at === 1 ? null : 'a'.repeat(64),
    after: 'b'.repeat(64),
    reason: 'ปรับเป้าหมายตามข้อคิดเห็น',
    requestId: `request-${at}`,
    sample: false,
  }
}

/** An export of these entries after a link, signed; `at` is when. */
function exported(entries: WrittenEntry[], before: Seal = chainStart, by = key): string[] {
  let last = before
  const links = entries.map((entry) => {
    last = sealAfter(last, entry)
    return canonicalJson({ ...last, entry })
  })
  const facts = { at: '2026-11-02T00:00:00.000Z', previous: before.hash, first: before.number + 1 }
  const head = signHead({ ...facts, count: entries.length, hash: last.hash }, by)
  return [canonicalJson(openingOf(before)), ...links, canonicalJson(head)]
}

const entries = Array.from({ length: 20 }, (_, at) => anEntry(at + 1))
const whole = exported(entries)

test('an export that nobody touched is verified, from its first link or from any other', async () => {
  expect(await verifyAudit(whole, trusted)).toMatchObject({ ok: true, first: 1, count: 20 })
  const tenth = JSON.parse(whole[10] as string)
  const rest = exported(entries.slice(10), { number: 10, hash: tenth.hash })
  expect(rest.slice(1, -1)).toEqual(whole.slice(11, -1))
  expect(await verifyAudit(rest, trusted)).toMatchObject({ ok: true, first: 11, count: 10 })
  expect(await verifyAudit(exported([]), trusted)).toMatchObject({ ok: true, count: 0 })
})

test('the first bad record is named, in both languages', async () => {
  const altered = whole.with(8, (whole[8] as string).replace('plan.write', 'plan.submit'))
  expect(await verifyAudit(altered, trusted)).toEqual({
    ok: false,
    fault: 'link-hash',
    line: 9,
    number: 8,
    because: {
      th: 'บรรทัดที่ 9 (รายการที่ 8): เนื้อหาไม่ตรงกับค่าแฮช รายการถูกแก้ไข',
      en: 'Line 9 (record 8): the content does not match its hash: the record was altered',
    },
  })
  const missing = whole.toSpliced(8, 1)
  expect(await verifyAudit(missing, trusted)).toMatchObject({ fault: 'link-number', number: 8 })
  const swapped = whole.with(8, whole[9] as string).with(9, whole[8] as string)
  expect(await verifyAudit(swapped, trusted)).toMatchObject({ fault: 'link-number', number: 8 })
})

test('a cut tail shows, and so does a head that was moved up behind it', async () => {
  expect(await verifyAudit(whole.slice(0, -1), trusted)).toMatchObject({ fault: 'head-missing' })
  expect(await verifyAudit(whole.slice(0, 5), trusted)).toMatchObject({ fault: 'head-missing' })
  expect(await verifyAudit([], trusted)).toMatchObject({ fault: 'head-missing', line: 1 })
  const cut = [...whole.slice(0, 15), whole.at(-1) as string]
  expect(await verifyAudit(cut, trusted)).toMatchObject({ fault: 'head-end', line: 16 })
})

test('who rebuilds the whole chain and signs it themselves is found by the key', async () => {
  const forged = exported(
    entries.with(4, { ...anEntry(5), action: 'plan.read' }),
    chainStart,
    makeHeadKey(),
  )
  expect(await verifyAudit(forged, trusted)).toMatchObject({ fault: 'head-key', line: 22 })
  const resigned = JSON.parse(forged.at(-1) as string)
  const renamed = forged.with(
    -1,
    canonicalJson({ ...resigned, head: { ...resigned.head, key: trusted } }),
  )
  expect(await verifyAudit(renamed, trusted)).toMatchObject({ fault: 'head-signature' })
  await expect(verifyAudit(whole, 'not a key')).rejects.toThrow('the trusted key')
})

test('the signature has one way of being written', async () => {
  const head = whole.at(-1) as string
  const last = head.slice(-3, -2)
  for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
    const verdict = await verifyAudit(
      whole.with(-1, head.slice(0, -3) + other + head.slice(-2)),
      trusted,
    )
    expect(verdict.ok).toBe(other === last)
  }
})

const line = fc.nat(whole.length - 1)
const anyCharacter = fc.constantFrom(...'0123456789abcdefxyz"{}[],:กขค -')

/** Ways in which somebody may alter an export. */
const tamperings = fc.oneof(
  fc.record({ way: fc.constant('edit' as const), line, at: fc.nat(), character: anyCharacter }),
  fc.record({ way: fc.constant('insert' as const), line, at: fc.nat(), character: anyCharacter }),
  fc.record({ way: fc.constant('drop' as const), line, at: fc.nat() }),
  fc.record({ way: fc.constant('delete' as const), line, count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ way: fc.constant('swap' as const), line, other: line }),
  fc.record({ way: fc.constant('repeat' as const), line, other: line }),
  fc.record({ way: fc.constant('reverse' as const), line, count: fc.integer({ min: 2, max: 8 }) }),
  fc.record({ way: fc.constant('cut' as const), line, at: fc.nat() }),
  fc.record({
    way: fc.constant('rewrite' as const),
    from: fc.integer({ min: 1, max: 20 }),
    action: fc.string(),
  }),
)
type Tampering = typeof tamperings extends fc.Arbitrary<infer T> ? T : never

function tamper(how: Tampering): string[] {
  const lines = [...whole]
  const at = (where: number, text: string) => where % text.length
  switch (how.way) {
    case 'edit':
    case 'insert':
    case 'drop': {
      const text = lines[how.line] as string
      const where = at(how.at, text)
      const put = how.way === 'drop' ? '' : how.character
      const taken = how.way === 'insert' ? 0 : 1
      lines[how.line] = text.slice(0, where) + put + text.slice(where + taken)
      return lines
    }
    case 'delete':
      return lines.toSpliced(how.line, how.count)
    case 'swap':
      return lines
        .with(how.line, lines[how.other] as string)
        .with(how.other, lines[how.line] as string)
    case 'repeat':
      return lines.toSpliced(how.other, 0, lines[how.line] as string)
    case 'reverse':
      return lines.toSpliced(
        how.line,
        how.count,
        ...lines.slice(how.line, how.line + how.count).reverse(),
      )
    case 'cut': {
      const text = lines[how.line] as string
      return [...lines.slice(0, how.line), text.slice(0, at(how.at, text))]
    }
    case 'rewrite': {
      // Every hash after the change is made right again; only the signature cannot be.
      const changed = entries.with(how.from - 1, { ...anEntry(how.from), action: how.action })
      return [...exported(changed).slice(0, -1), whole.at(-1) as string]
    }
  }
}

test('1,000 of 1,000 edits, deletions, insertions and reorderings are found', async () => {
  const text = whole.join('\n')
  let found = 0
  await fc.assert(
    fc.asyncProperty(tamperings, async (how) => {
      const lines = tamper(how)
      fc.pre(lines.join('\n') !== text)
      const verdict = await verifyAudit(lines, trusted)
      expect(verdict.ok).toBe(false)
      found++
    }),
    { numRuns: 1_000 },
  )
  expect(found).toBe(1_000)
})
