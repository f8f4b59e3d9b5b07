import { expect, test } from 'vitest'
import type { Json } from '../../src/emblem/check/credential.ts'
import { isConsistent } from '../../src/emblem/check/merkle.ts'
import {
  checkCredential,
  checkHere,
  extractOf,
  findEmblem,
  findLive,
  issueEmblem,
  listVersions,
  makeKey,
  makeKit,
  nextKeyName,
  publicMultikey,
  type Root,
  refreshLive,
  replaceCompromised,
  rootsOf,
  rotateKey,
  rotateRoot,
  signedList,
} from '../../src/emblem/index.ts'
import { confirmIssue } from '../../src/emblem/issue/confirm-issue.ts'
import { leafHashes, listLeaves } from '../../src/emblem/log/queries.ts'
import { signHead } from '../../src/emblem/log/sign-head.ts'
import { consistencyPath } from '../../src/emblem/log/tree.ts'
import { systemEntry } from '../../src/identity/index.ts'
import { grantCertificate } from '../../src/programme/index.ts'
import { anActor } from '../identity/an-actor.ts'
import { add } from '../identity/people.ts'
import { type Office, start, withOffice } from './a-city.ts'
import { aCertificate, aProof } from './installation.ts'

const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000)

async function verdict({ deps }: Office, id: string, at: Date) {
  const emblem = await findEmblem(deps.db.read, id)
  const { report } = await checkHere(deps, emblem?.document, at)
  return [report.verdict, report.tone, report.data?.proof ?? null]
}

test('a grant becomes an emblem that is in force, in the log, and green while data prove it', () =>
  withOffice(async (office) => {
    const { id } = await office.grant()
    const emblem = await findEmblem(office.db.read, id)
    const { report, kit } = await checkHere(office.deps, emblem?.document, start)

    expect(report).toMatchObject({
      verdict: 'genuine-in-force',
      tone: 'green',
      sample: true,
      faults: [],
    })
    expect(report.checks.map(({ result }) => result)).toEqual(Array(6).fill('passed'))
    expect(kit.log?.leaf).toMatchObject({ kind: 'issue', credential: emblem?.document.id })
    const kinds = (await listLeaves(office.db.read, 0, 10)).map(({ leaf }) => leaf.kind)
    expect(kinds).toEqual(['decision', 'issue', 'data'])
  }))

test('the live credential lapses with the proof, comes back with it, and is renewed by the hour', () =>
  withOffice(async (office) => {
    const { id } = await office.grant()
    const live = async () => (await findLive(office.db.read, id))?.document
    const look = async (hours: number) => {
      office.at(later(hours))
      await refreshLive(office.deps, id, later(hours))
      return live()
    }
    const first = await live()
    expect(await look(0.5)).toEqual(first)
    const second = await look(1.5)
    expect(second).not.toEqual(first)
    expect(second?.validUntil).toBe('2026-11-25T04:30:00Z')

    office.says({ ...aProof, proof: 'at-risk', daysLeft: 12 })
    await look(2)
    expect(await verdict(office, id, later(2))).toEqual(['genuine-in-force', 'amber', 'at-risk'])
    office.says({ ...aProof, proof: 'unproven' })
    expect(await look(3)).toBeNull()
    expect(await verdict(office, id, later(3))).toEqual(['genuine-in-force', 'amber', 'unproven'])
    office.says(undefined)
    expect(await look(4)).toBeNull()
    expect(await verdict(office, id, later(4))).toEqual(['genuine-in-force', 'grey', 'no-data'])
    office.says(aProof)
    expect(await look(5)).not.toBeNull()
    expect(await verdict(office, id, later(5))).toEqual(['genuine-in-force', 'green', 'proven'])
  }))

test('suspension and its end change no bit; a revocation is for good, in the list and in every answer', () =>
  withOffice(async (office) => {
    const { id } = await office.grant()
    const bits = async () =>
      ((await signedList(office.deps, 1, start)).credentialSubject as Json).encodedList
    const before = await bits()
    office.at(later(1))
    await office.decide(id, 'suspended')
    expect(await verdict(office, id, later(1))).toEqual(['genuine-suspended', 'red', null])
    expect((await findLive(office.db.read, id))?.document).toBeNull()
    await office.decide(id, 'restored')
    expect(await verdict(office, id, later(1))).toEqual(['genuine-in-force', 'green', 'proven'])
    await office.decide(id, 'notice')
    expect((await verdict(office, id, later(1)))[0]).toBe('genuine-under-notice')
    expect(await bits()).toBe(before)
    await office.decide(id, 'revoked')
    expect(await verdict(office, id, later(1))).toEqual(['genuine-revoked', 'red', null])
    expect(await bits()).not.toBe(before)
    await expect(office.decide(id, 'restored')).rejects.toMatchObject({
      kind: { type: 'change-not-allowed' },
    })
    await expect(office.db.read.deleteFrom('emblem_revocation').execute()).rejects.toThrow()
  }))

test('a surrendered emblem says so; a renewal makes another version under the same address', () =>
  withOffice(async (office) => {
    const { id } = await office.grant()
    office.at(later(2))
    await office.decide(id, 'renewed')
    const versions = await listVersions(office.db.read, id)
    expect(versions.map(({ document }) => [document.id, document.validUntil])).toEqual([
      [versions[0]?.document.id, '2028-10-01T03:00:00Z'],
      [versions[0]?.document.id, '2030-10-01T03:00:00Z'],
    ])
    const end = new Date('2029-01-01T00:00:00Z')
    office.at(end)
    const old = await checkHere(office.deps, versions[0]?.document, end)
    expect([old.report.verdict, (await verdict(office, id, end))[0]]).toEqual([
      'genuine-expired',
      'genuine-in-force',
    ])
    await office.decide(id, 'surrendered')
    expect((await verdict(office, id, end)).slice(0, 2)).toEqual(['genuine-surrendered', 'grey'])
  }))

test('a key is rotated: what it signed stays good, its successor signs, and a list comes from the new one', () =>
  withOffice(async (office) => {
    const { deps, ring } = office
    const { id } = await office.grant()
    const old = await findEmblem(office.db.read, id)
    for (const purpose of ['emblem', 'live', 'status'] as const) {
      const name = await nextKeyName(office.db, deps, purpose, later(1))
      ring.set(name, makeKey())
      office.at(later(1))
      await rotateKey(deps, { name, key: ring.get(name) as never }, later(1))
      ring.delete(`${purpose}-1`)
    }
    await refreshLive(deps, id, later(1))
    const { report, kit } = await checkHere(deps, old?.document, later(1))
    expect(report).toMatchObject({ verdict: 'genuine-in-force', tone: 'green' })
    expect(kit.didDocument?.assertionMethod).toHaveLength(7)
    const list = await signedList(deps, 1, later(1))
    expect((list.proof as Json[])[0]?.verificationMethod).toBe('did:web:city.example#status-2')
  }))

test('a compromised key: what it signed fails at once, the genuine are signed again, the forged are not', () =>
  withOffice(async (office) => {
    const { deps, ring } = office
    const { id } = await office.grant()
    const old = await findEmblem(office.db.read, id)
    const name = await nextKeyName(office.db, deps, 'emblem', later(1))
    ring.set(name, makeKey())
    office.at(later(1))
    const made = { name, key: ring.get(name) as never }
    expect(await replaceCompromised(deps, 'emblem-1', made, later(1))).toBe(1)

    expect((await checkHere(deps, old?.document, later(1))).report.verdict).toBe('failed')
    const now = await findEmblem(office.db.read, id)
    expect([now?.document.id, now?.keyName]).toEqual([old?.document.id, 'emblem-2'])
    expect(now?.place).not.toEqual(old?.place)
    expect(await verdict(office, id, later(1))).toEqual(['genuine-in-force', 'green', 'proven'])
    // The log tells which of the old ones were genuine: those that it held before.
    const leaves = await listLeaves(office.db.read, 0, 99)
    const digests = leaves.flatMap(({ leaf }) => (leaf.kind === 'issue' ? [leaf.digest] : []))
    expect(digests).toEqual([old?.digest, now?.digest])
  }))

test('a real city gets an extract and nothing else; the sample gets no extract', () =>
  withOffice(async (office) => {
    const { deps, db } = office
    const { slug: _, ...rest } = aCertificate
    const grant = { ...rest, slug: 'phuket' }
    const audit = () => {
      throw new Error('granted')
    }
    await expect(grantCertificate(db, grant, null, start, audit)).rejects.toMatchObject({
      kind: { type: 'no-authority', status: 403 },
    })
    const real = { ...aCertificate, sample: false, authority: null }
    await expect(
      db.transaction((tx) => issueEmblem(tx, deps, real, 'granted', start)),
    ).rejects.toMatchObject({ kind: { type: 'no-authority' } })

    const extract = await extractOf(deps, 'phuket', start)
    const { report } = await checkHere(deps, extract.document, start)
    expect(report).toMatchObject({
      kind: 'extract',
      verdict: 'extract',
      tone: 'neutral',
      data: null,
    })
    expect(extract.document.validUntil).toBeUndefined()
    expect(extract.document.name).toContain('ไม่ใช่ตราสัญลักษณ์หรือเอกสารราชการ')
    expect((await extractOf(deps, 'phuket', later(30))).id).toBe(extract.id)
    await expect(extractOf(deps, aCertificate.slug, start)).rejects.toMatchObject({
      kind: { type: 'sample-has-no-extract' },
    })
  }))

test('the log is only appended to, its heads agree with each other, and an edit is found', () =>
  withOffice(async (office) => {
    const { deps, db } = office
    const { id } = await office.grant()
    const heads = [await db.transaction((tx) => signHead(tx, deps, start))]
    for (const hours of [1, 2, 3]) {
      office.at(later(hours))
      office.says({ ...aProof, proof: hours % 2 ? 'unproven' : 'proven' })
      await refreshLive(deps, id, later(hours))
      heads.push(await db.transaction((tx) => signHead(tx, deps, later(hours))))
    }
    expect(heads.map(({ size }) => size)).toEqual([3, 4, 5, 6])
    const daily = await db.transaction((tx) => signHead(tx, deps, later(27)))
    expect([daily.size, daily.at]).toEqual([6, '2026-11-25T06:00:00Z'])
    for (const change of [
      db.read.updateTable('emblem_leaf').set({ body: '{}' }),
      db.read.deleteFrom('emblem_leaf'),
    ])
      await expect(change.execute()).rejects.toThrow()
    const hashes = await leafHashes(db.read, 6)
    for (const older of heads)
      for (const newer of heads.filter(({ size }) => size >= older.size)) {
        const path = consistencyPath(older.size, hashes.slice(0, newer.size))
        const steps = path.map((step) => step.toString('hex'))
        expect(await isConsistent(older, newer, steps)).toBe(true)
      }
  }))

test('two persons issue the emblem of a real city, the second within two weeks; after that it is asked anew', () =>
  withOffice(async (office) => {
    const { db } = office
    const authority = {
      issuer: { th: 'สำนักงาน', en: 'The Office' },
      basis: { th: 'กฎหมาย', en: 'the act' },
      signer: { th: 'ผู้อำนวยการ', en: 'Director' },
    }
    const deps = { ...office.deps, authority }
    const { slug: _, ...rest } = aCertificate
    const audit = () =>
      systemEntry('test', start, {
        action: 'decision.sign',
        object: { kind: 'certificate', id: null },
      })
    const { id } = await grantCertificate(db, { ...rest, slug: 'phuket' }, authority, start, audit)
    const officer = async (name: string) => {
      const { mandate: _, ...actor } = anActor({ role: 'programme-officer' })
      const person = await add(db, name)
      const mandates = actor.mandates.map((one) => ({ ...one, personId: person.id }))
      return { ...actor, person, mandates, mandate: mandates[0] ?? null }
    }
    const [first, second] = [await officer('Somchai'), await officer('Somying')]
    const credential = { id: `${office.deps.site.publicUrl}/credentials/${id}` }
    const confirm = (actor: typeof first, hours: number) =>
      confirmIssue(deps, credential, { actor, now: later(hours), requestId: null })
    const asked = await confirm(first, 0)
    expect(asked).toMatchObject({ emblem: null, until: '2026-12-08T03:00:00Z' })
    await expect(confirm(first, 1)).rejects.toMatchObject({
      kind: { type: 'second-person-needed' },
    })
    const late = 14 * 24 + 1
    expect(await confirm(second, late)).toMatchObject({ emblem: null })
    expect((await confirm(first, late + 1)).emblem?.document).toMatchObject(credential)
    await expect(confirm(second, late + 2)).rejects.toMatchObject({
      kind: { type: 'already-issued' },
    })
  }))

test('a root hands over to its successor, so that who knows the old one finds the new; one in other hands leads nowhere', () =>
  withOffice(async (office) => {
    const { db, deps, ring } = office
    const { id } = await office.grant()
    const emblem = (await findEmblem(db.read, id))?.document
    const known = async () => (await rootsOf(deps, start)) as [Root]
    const renew = async (compromised: string | null) => {
      const name = await nextKeyName(db, deps, 'root', later(1))
      ring.set(name, makeKey())
      await rotateRoot(deps, { name, key: ring.get(name) as never }, compromised, later(1))
    }
    const by = async (roots: readonly Root[]) => {
      const kit = await makeKit(deps, emblem, later(1))
      return (await checkCredential(emblem, kit, roots, later(1))).verdict
    }
    office.at(later(1))
    const first = await known()
    await renew(null)
    const second = await known()
    await renew(null)
    const third = await known()
    expect([first, second, third].map(([{ id }]) => id.split('#')[1])).toEqual([
      'root-1',
      'root-2',
      'root-3',
    ])
    for (const roots of [first, second, third]) expect(await by(roots)).toBe('genuine-in-force')
    const stranger = { ...first[0], publicKeyMultibase: publicMultikey(makeKey()) }
    expect(await by([stranger])).toBe('could-not-check')

    await expect(renew('root-1')).rejects.toMatchObject({ kind: { type: 'no-such-key' } })
    await renew('root-3')
    for (const roots of [first, second, third]) expect(await by(roots)).toBe('could-not-check')
    expect(await by(await known())).toBe('genuine-in-force')
  }))
