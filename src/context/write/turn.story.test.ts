import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import { createSpace, dropSpace, findTerms } from '../space/index.ts'
import { inTurn, internSeries, internTerms, nextChange } from './index.ts'

const now = new Date('2026-11-23T22:00:00Z')

test('writers of a space take turns, and their change numbers are without gaps in the order of their commits', () =>
  withDb(async (db) => {
    const { space } = await createSpace(db, 'yala', now)
    const committed: number[] = []
    const write = async (waitMs: number, fails = false) => {
      const numbers = await inTurn(db, space, async (turn) => {
        const given = [nextChange(turn), nextChange(turn)]
        await delay(waitMs)
        if (fails) throw new Error('changed my mind')
        return given
      })
      committed.push(...numbers)
    }
    const writers = [write(30), write(1), write(5, true).catch(() => undefined), write(10)]
    await Promise.all(writers)
    expect(committed).toEqual([1, 2, 3, 4, 5, 6])
  }))

test('names and series get a number once, and what was rolled back is forgotten', () =>
  withDb(async (db) => {
    const { space } = await createSpace(db, 'yala', now)
    const number = (fails: boolean, ...iris: string[]) =>
      inTurn(db, space, async (turn) => {
        const termOf = await internTerms(turn, [...iris, ...iris])
        const series = await internSeries(
          turn,
          iris.map((iri) => ({ eid: 1, attribute: termOf(iri), dataset: '' })),
        )
        if (fails) throw new Error('changed my mind')
        return { terms: iris.map(termOf), series }
      })
    await expect(number(true, 'urn:a', 'urn:b')).rejects.toThrow('changed my mind')
    expect(await number(false, 'urn:b')).toEqual({ terms: [1], series: [1] })
    expect(await number(false, 'urn:a', 'urn:b')).toEqual({ terms: [2, 1], series: [2, 1] })
    expect(
      await db.city(space.tenant, (tx) => findTerms(tx, { ...space }, ['urn:a', 'urn:b'])),
    ).toEqual(
      new Map([
        ['urn:a', 2],
        ['urn:b', 1],
      ]),
    )
    // Another process, which remembers nothing.
    const elsewhere = { ...space }
    const found = await inTurn(db, elsewhere, async (turn) => {
      const termOf = await internTerms(turn, ['urn:c', 'urn:a'])
      return internSeries(turn, [
        { eid: 1, attribute: termOf('urn:a'), dataset: 'urn:d' },
        { eid: 1, attribute: termOf('urn:a'), dataset: '' },
      ])
    })
    expect(found).toEqual([3, 2])
  }))

test('who comes to write after the drop finds no space, also when the name lives again', () =>
  withDb(async (db) => {
    const { space } = await createSpace(db, 'yala', now)
    await dropSpace(db, space, now)
    await createSpace(db, 'yala', now)
    await expect(inTurn(db, space, async () => undefined)).rejects.toMatchObject({
      kind: { type: 'ngsi-ld-nonexistent-tenant' },
    })
  }))
