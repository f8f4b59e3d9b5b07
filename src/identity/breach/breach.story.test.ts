import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actBy, add, after, entrust, monday, programme } from '../../../test/identity/people.ts'
import { problemOf, recorded, refusalOf } from '../../../test/identity/sign-in.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import {
  assessBreach,
  findBreach,
  listBreaches,
  type NewAssessment,
  noteNotice,
  recordBreach,
  writeRegister,
} from './index.ts'

const told: NewAssessment = {
  kinds: ['confidentiality'],
  what: 'แฟ้มรายชื่อถูกส่งไปผิดหน่วยงาน',
  whose: 'ผู้แจ้งเหตุในเมือง',
  data: 'ชื่อและหมายเลขโทรศัพท์',
  peopleCount: null,
  risk: 'risk',
  riskReason: 'อาจถูกติดต่อหลอกลวง',
  measures: '',
}

async function anOperator(db: Db, now = monday) {
  const somying = await add(db, 'Somying')
  return actBy(somying, await entrust(db, somying, 'operator', programme), now)
}

test('a breach is recorded, assessed again and noticed; nothing of what was said before is lost', () =>
  withDb(async (db) => {
    const act = await anOperator(db)
    const { id, reference } = await recordBreach(db, after(-90), told, act)
    expect(reference).toBe('B-2569-0001')
    const known = { ...told, peopleCount: 1240, risk: 'high' as const, measures: 'ขอลบแฟ้มแล้ว' }
    await assessBreach(db, id, known, { ...act, now: after(60) })
    const notice = { told: 'committee' as const, how: 'ระบบแจ้งเหตุ เลขที่ 12', lateReason: null }
    await noteNotice(db, id, { ...notice, sentAt: after(100) }, { ...act, now: after(120) })

    expect(await findBreach(db.read, id)).toMatchObject({
      knownAt: after(-90),
      recordedAt: monday,
      assessments: [
        { ...told, number: 1, assessedAt: monday },
        { ...known, number: 2, assessedAt: after(60) },
      ],
      notices: [{ ...notice, sentAt: after(100), recordedAt: after(120) }],
    })
    expect(await recorded(db)).toEqual(Array(3).fill('person done breach.record breach'))
    expect(JSON.parse(writeRegister(await listBreaches(db.read), after(130)))).toMatchObject({
      breaches: [{ reference, committee: { state: 'sent' }, persons: { state: 'owed' } }],
    })
  }))

test('what is not whole or cannot be is refused by field, and uses up no number', () =>
  withDb(async (db) => {
    const act = await anOperator(db)
    const faultsOf = async (work: Promise<unknown>) => {
      const { kind, facts } = await problemOf(work)
      const fields = (facts.members?.fields ?? []) as { name: string }[]
      return [kind.type, ...fields.map(({ name }) => name)]
    }
    const empty = { ...told, kinds: [], what: ' ', riskReason: 'ผิด\u0000', peopleCount: 1.5 }
    expect(await faultsOf(recordBreach(db, monday, empty, act))).toEqual([
      'invalid-breach',
      'kinds',
      'what',
      'riskReason',
      'peopleCount',
    ])
    expect(await faultsOf(recordBreach(db, after(1), told, act))).toEqual([
      'invalid-breach',
      'knownAt',
    ])
    const { id, reference } = await recordBreach(db, monday, told, act)
    expect(reference).toBe('B-2569-0001')
    const late = { ...act, now: after(80 * 60) }
    const notice = { told: 'committee' as const, how: '', lateReason: ' ' }
    expect(await faultsOf(noteNotice(db, id, { ...notice, sentAt: after(79 * 60) }, late))).toEqual(
      ['invalid-breach', 'how', 'lateReason'],
    )
    for (const sentAt of [after(-1), after(81 * 60)])
      expect(
        await faultsOf(noteNotice(db, id, { ...notice, how: 'x', lateReason: 'x', sentAt }, late)),
      ).toEqual(['invalid-breach', 'sentAt'])
    const nowhere = '7d4c5c52-0d49-4f0e-8a51-0d3d4bb1f6a1'
    expect(await refusalOf(assessBreach(db, nowhere, told, act))).toBe('no-such-breach')
    expect((await findBreach(db.read, id))?.notices).toEqual([])
  }))

test('only an operator or officer keeps the register, and no sample person', () =>
  withDb(async (db) => {
    const somchai = await add(db, 'Somchai')
    const auditor = actBy(somchai, await entrust(db, somchai, 'auditor', programme))
    expect(await refusalOf(recordBreach(db, monday, told, auditor))).toBe('not-permitted')
    const sample = await add(db, 'Sample', true)
    const officer = actBy(sample, await entrust(db, sample, 'programme-officer', programme))
    expect(await refusalOf(recordBreach(db, monday, told, officer))).toBe('not-permitted')
    expect(await listBreaches(db.read)).toEqual([])
  }))

test('the application cannot change what the register says', () =>
  withDb(async (db) => {
    const { id } = await recordBreach(db, monday, told, await anOperator(db))
    for (const change of [
      sql`update breach set known_at = now() where id = ${id}`,
      sql`update breach_assessment set risk = 'none' where breach_id = ${id}`,
      sql`delete from breach_assessment where breach_id = ${id}`,
      sql`delete from breach where id = ${id}`,
    ])
      await expect(change.execute(db.read)).rejects.toMatchObject({ code: '42501' })
    expect((await findBreach(db.read, id))?.assessments).toHaveLength(1)
  }))

test('two who assess at the same moment both count, one after the other', () =>
  withDb(async (db) => {
    const act = await anOperator(db)
    const { id } = await recordBreach(db, monday, told, act)
    await Promise.all([assessBreach(db, id, told, act), assessBreach(db, id, told, act)])
    const found = await findBreach(db.read, id)
    expect(found?.assessments.map(({ number }) => number)).toEqual([1, 2, 3])
  }))
