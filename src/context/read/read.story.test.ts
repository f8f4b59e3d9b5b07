import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  aFragment,
  anEntity,
  at,
  type City,
  someone,
  withCity,
} from '../../../test/context/city.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { readQuery } from '../query/read-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import { createSpace, findTerms, toStored } from '../space/index.ts'
import { toCreate, toDelete, toMerge } from '../write/index.ts'
import {
  type EntityQuery,
  findEntities,
  findStoredText,
  findTypePage,
  requireEntity,
  usualLimits,
} from './index.ts'

const busId = 'urn:ngsi-ld:Bus:1'
const buses: EntityQuery = { entities: [{ types: readTypeSelection('Bus', context) }] }
const all = { limit: 100, offset: 0 }

/** A neighbour with the same ids and types, whose buses are faster. */
async function withNeighbour({ db, writer }: City) {
  const { space } = await createSpace(db, 'neighbour', at(0))
  const made = [1, 2, 3].map((number) => toCreate(anEntity(`Bus:${number}`, { speed: 999 })))
  await writer.write(space, made, someone(1))
  return space
}

/** Lets this process know the type’s number, as the first query by it does. */
async function meet({ db, space }: City, name: string) {
  const query = { entities: [{ types: readTypeSelection(name, context) }] }
  await findEntities(db, space, query, all, at(5))
}

test('one entity is what was written, and only in its own space', () =>
  withCity(async (city) => {
    const { db, space, write } = city
    const neighbour = await withNeighbour(city)
    await write(2, toCreate(anEntity('Bus:1', { speed: 50 })))
    const entity = await requireEntity(db, space, busId, at(5))
    expect(entity).toMatchObject({ id: busId, createdAt: at(2).toISOString() })
    expect(await findStoredText(db, space, busId, at(5))).toBe(toStored(entity).body)
    expect(await findStoredText(db, neighbour, busId, at(5))).toContain('999')
    await expect(requireEntity(db, space, 'urn:ngsi-ld:Bus:2', at(5))).rejects.toMatchObject({
      kind: { type: 'ngsi-ld-resource-not-found' },
    })
    expect(await findStoredText(db, space, 'urn:ngsi-ld:Bus:2', at(5))).toBeUndefined()
    await expect(findStoredText(db, space, 'urn:a\0', at(5))).resolves.toBeUndefined()
    const trams = readTypeSelection('Tram', context)
    await expect(requireEntity(db, space, busId, at(5), trams)).rejects.toThrow()
    await write(6, toDelete(busId))
    expect(await findStoredText(db, space, busId, at(7))).toBeUndefined()
    expect(await findStoredText(db, neighbour, busId, at(7))).toContain('999')
  }))

test('a page of a type is the stored texts, in the order of their making, with what is behind it and how many there are', () =>
  withCity(async (city) => {
    const { db, space, write } = city
    await withNeighbour(city)
    for (const number of [3, 1, 2])
      await write(1, toCreate(anEntity(`Bus:${number}`, { speed: 1 })))
    await write(2, toCreate(anEntity('Tram:1')))
    expect(await findTypePage(db, space, buses, all, at(5))).toMatchObject({ more: false })
    const page = async (limit: number, offset: number) => {
      const found = await findTypePage(db, space, buses, { limit, offset, count: true }, at(5))
      const ids = JSON.parse(String(found?.text ?? 'null')).map(({ id }: { id: string }) =>
        id.at(-1),
      )
      return [ids.join(''), found?.more, found?.total]
    }
    expect(await page(2, 0)).toEqual(['31', true, 3])
    expect(await page(2, 2)).toEqual(['2', false, 3])
    expect(await page(2, 3)).toEqual(['', false, 3])
    expect(await page(0, 0)).toEqual(['', true, 3])
    expect(await page(3, 0)).toEqual(['312', false, 3])
  }))

test('what has expired is not seen, swept or not: entities, instances, counts and pages', () =>
  withCity(async (city) => {
    const { db, space, write } = city
    const expiresAt = at(50).toISOString()
    await write(1, toCreate(anEntity('Bus:1', { speed: 50, expiresAt })))
    await write(2, toCreate(anEntity('Bus:2', { speed: { value: 60, expiresAt }, line: 'red' })))
    await write(3, toCreate(anEntity('Bus:3', { speed: 70 })))
    await meet(city, 'Bus')
    const seen = async (seconds: number, text?: string) => {
      const q = text === undefined ? undefined : readQuery(text, { context })
      const paging = { ...all, count: true }
      const page = await findEntities(db, space, { ...buses, q }, paging, at(seconds))
      return [page.found.map(({ entity }) => entity.id.at(-1)).join(''), page.total]
    }
    expect(await seen(49)).toEqual(['123', 3])
    expect(await seen(50)).toEqual(['23', 2])
    expect(await seen(49, 'speed')).toEqual(['123', 3])
    expect(await seen(50, 'speed')).toEqual(['3', 1])
    expect(await seen(50, '!speed')).toEqual(['2', 1])
    expect(await seen(50, 'speed==60')).toEqual(['', 0])
    expect(await seen(50, 'speed>=50')).toEqual(['3', 1])
    const bus2 = 'urn:ngsi-ld:Bus:2'
    expect(await findStoredText(db, space, bus2, at(49))).toContain('60')
    expect(await findStoredText(db, space, bus2, at(50))).toBeUndefined()
    expect([...(await requireEntity(db, space, bus2, at(50))).attributes.keys()]).toHaveLength(1)
    await expect(requireEntity(db, space, busId, at(50))).rejects.toThrow()
    expect(await findTypePage(db, space, buses, all, at(49))).toMatchObject({ more: false })
    expect(await findTypePage(db, space, buses, all, at(50))).toBeUndefined()
  }))

test('pages stay as they are while entities are added, and lose none that was there', () =>
  withCity(async ({ db, space, write }) => {
    const numbers = Array.from({ length: 12 }, (_, at) => at)
    for (const number of numbers) await write(1, toCreate(anEntity(`Bus:${number}`, { speed: 7 })))
    for (const q of [undefined, readQuery('speed>1', { context })]) {
      const met: string[] = []
      for (let offset = 0; offset < 12; offset += 3) {
        const page = await findEntities(db, space, { ...buses, q }, { limit: 3, offset }, at(5))
        met.push(...page.found.map(({ entity }) => entity.id.slice(16)))
        await write(3, toCreate(anEntity(`Bus:${q ? 'q' : 'a'}${offset}`, { speed: 7 })))
      }
      expect(met).toEqual(numbers.map(String))
    }
  }))

test('an entity that is changed keeps its place', () =>
  withCity(async ({ db, space, write }) => {
    for (const number of [1, 2]) await write(1, toCreate(anEntity(`Bus:${number}`, { speed: 7 })))
    await write(2, toMerge(busId, aFragment({ speed: { value: 9 } }), { context }))
    const page = await findEntities(db, space, buses, all, at(5))
    expect(page.found.map(({ entity }) => entity.id.at(-1))).toEqual(['1', '2'])
    expect(page.found[0]?.text).toContain('"value":9')
  }))

test('too wide a question is refused before it is all read', () =>
  withCity(async ({ db, space, write }) => {
    const made = Array.from({ length: 30 }, (_, at) =>
      toCreate(anEntity(`Bus:${at}`, { name: 'x' })),
    )
    await write(1, ...made)
    const q = readQuery('name~="y"', { context })
    const limits = { ...usualLimits, candidates: 20 }
    const asked = findEntities(db, space, { ...buses, q }, all, at(5), limits)
    await expect(asked).rejects.toMatchObject({ kind: { type: 'ngsi-ld-too-complex-query' } })
    const enough = { ...limits, candidates: 30 }
    expect((await findEntities(db, space, { ...buses, q }, all, at(5), enough)).found).toEqual([])
  }))

test('on one connection nothing of one space is left for the next', () =>
  withCity(async (city) => {
    const { db, space, write } = city
    const neighbour = await withNeighbour(city)
    await write(1, toCreate(anEntity('Bus:1', { speed: 50 })))
    const bare = { name: 'all-entities', text: 'select id from entity' }
    await Promise.all(
      Array.from({ length: 60 }, async (_, at5) => {
        const [mine, other] = at5 % 2 ? [space, neighbour] : [neighbour, space]
        const [text, seen] = await Promise.all([
          findStoredText(db, mine, busId, at(5)),
          db.ask(bare, []),
          findStoredText(db, other, busId, at(5)),
        ])
        expect(text?.includes('999')).toBe(mine === neighbour)
        expect(seen).toEqual([])
      }),
    )
    expect((await sql`select from entity`.execute(db.read)).rows).toEqual([])
    expect(await db.city(space.tenant, (tx) => findTerms(tx, space, ['nothing']))).toEqual(
      new Map(),
    )
  }))
