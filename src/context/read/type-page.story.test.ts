import { expect, test } from 'vitest'
import { aFragment, anEntity, at, someone, withCity } from '../../../test/context/city.ts'
import type { Db, Prepared } from '../../store/db.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import { createSpace, dropSpace, type Space } from '../space/index.ts'
import { toCreate, toDelete, toMerge } from '../write/index.ts'
import { type EntityQuery, findEntities, findTypePage } from './index.ts'

const buses: EntityQuery = { entities: [{ types: readTypeSelection('Bus', context) }] }
const paging = { limit: 2, offset: 0, count: true }

/** Reads the page, again and again in one process. `wasRead`: the database gave its texts. */
function reader(db: Db) {
  let given: unknown
  const watched: Db = {
    ...db,
    ask: async <Row>(statement: Prepared, values: readonly unknown[]) => {
      const rows = await db.ask<Row & { texts?: unknown }>(statement, values)
      given = rows[0]?.texts
      return rows
    },
  }
  return async (space: Space, seconds = 60) => {
    const page = await findTypePage(watched, space, buses, paging, at(seconds))
    const text = String(page?.text)
    const ids = page && JSON.parse(text).map(({ id }: { id: string }) => id.at(-1))
    return { shown: ids?.join(''), total: page?.total, wasRead: typeof given === 'string', text }
  }
}

test('a page that is kept is given only while nothing in its space has changed', () =>
  withCity(async ({ db, space, writer, write }) => {
    const read = reader(db)
    const { space: other } = await createSpace(db, 'other', at(0))
    await write(1, toCreate(anEntity('Bus:1', { speed: 50 })))
    await writer.write(other, [toCreate(anEntity('Bus:9', { speed: 9 }))], someone(1))
    for (const one of [space, other]) await findEntities(db, one, buses, paging, at(5))

    expect(await read(space)).toMatchObject({ shown: '1', total: 1, wasRead: true })
    expect(await read(space)).toMatchObject({ shown: '1', total: 1, wasRead: false })
    expect(await read(other)).toMatchObject({ shown: '9', wasRead: true })
    expect(await read(other)).toMatchObject({ shown: '9', wasRead: false })

    await write(2, toCreate(anEntity('Bus:2')))
    expect(await read(space)).toMatchObject({ shown: '12', total: 2, wasRead: true })
    expect(await read(other)).toMatchObject({ shown: '9', wasRead: false })
    await write(3, toMerge('urn:ngsi-ld:Bus:1', aFragment({ speed: 51 }), { context }))
    expect((await read(space)).text).toContain('51')
    await write(4, toDelete('urn:ngsi-ld:Bus:2'))
    expect(await read(space)).toMatchObject({ shown: '1', total: 1, wasRead: true })
    await write(
      5,
      toMerge('urn:ngsi-ld:Bus:1', aFragment({ expiresAt: at(70).toISOString() }), { context }),
    )
    expect(await read(space, 69)).toMatchObject({ shown: '1', wasRead: true })
    expect(await read(space, 69)).toMatchObject({ shown: '1', wasRead: false })
    expect((await read(space, 70)).shown).toBeUndefined()
  }))

test('a page of a space that was dropped is never given again', () =>
  withCity(async ({ db, space, writer, write }) => {
    const read = reader(db)
    await write(1, toCreate(anEntity('Bus:1', { speed: 50 })))
    await findEntities(db, space, buses, paging, at(5))
    expect(await read(space)).toMatchObject({ shown: '1' })
    await dropSpace(db, space, at(6))
    const { space: anew } = await createSpace(db, space.name, at(7))
    expect(anew.tenant).toBe(space.tenant)
    // Whoever still holds the dropped space knows its numbers, and asks with them.
    expect(await read(space)).toMatchObject({ shown: '' })
    await writer.write(anew, [toCreate(anEntity('Bus:2', { speed: 9 }))], someone(8))
    await findEntities(db, anew, buses, paging, at(9))
    expect(await read(anew)).toMatchObject({ shown: '2' })
  }))
