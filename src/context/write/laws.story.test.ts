import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, someone, table, withCity } from '../../../test/context/city.ts'
import { indexOf, rebuiltIndex } from '../../../test/context/rebuilt.ts'
import type { Db } from '../../store/db.ts'
import { anEntity as anyEntity } from '../entity/arbitrary-entity.ts'
import type { InstanceChange } from '../entity/change.ts'
import { instantOf } from '../entity/date-time.ts'
import type { Entity } from '../entity/entity.ts'
import { readEntity, readFragment } from '../entity/read-entity.ts'
import type { JsonObject } from '../json.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { createSpace, readRow, type Space, type StoredRow } from '../space/index.ts'
import { historyRow } from './history-rows.ts'
import * as edits from './index.ts'
import { scopeChanges } from './scope-history.ts'

const runs = process.env.TEST_LONG ? 150 : 12

/** One of all the things that can be done to one of three entities. */
const anEdit: fc.Arbitrary<edits.Edit> = fc
  .tuple(
    fc.constantFrom(
      'create',
      'replace',
      'upsert',
      'update',
      'merge',
      'append',
      'set',
      'drop',
      'purge',
      'delete',
    ),
    fc.nat(2),
    anyEntity,
    fc.boolean(),
  )
  .map(([what, number, raw, flag]) =>
    toEdit(what, { ...raw, id: `urn:ngsi-ld:Thing:${number}` }, flag),
  )

function toEdit(what: string, raw: JsonObject & { id: string }, flag: boolean): edits.Edit {
  const entity = readEntity(raw, context)
  const { id: _, ...rest } = raw
  const fragment = readFragment(rest, { context, nulls: 'none' })
  const [first = 'urn:none'] = entity.attributes.keys()
  switch (what) {
    case 'create':
      return edits.toCreate(entity)
    case 'replace':
      return edits.toReplace(entity)
    case 'upsert':
    case 'update':
      return edits.toUpsert(entity, what === 'update' ? 'update' : 'replace')
    case 'merge':
      return edits.toMerge(raw.id, fragment, { context })
    case 'append':
      return edits.toAppend(raw.id, fragment, flag)
    case 'set':
      return edits.toUpdate(raw.id, fragment)
    case 'drop':
      return edits.toDeleteAttribute(raw.id, first, { deleteAll: flag })
    case 'purge':
      return edits.toPurge(raw.id, flag ? { drop: new Set([first]) } : { keep: new Set([first]) })
    default:
      return edits.toDelete(raw.id)
  }
}

/** What should stand there and in history: the same edits, one after the other, in memory. */
function inMemory(batches: readonly (readonly edits.Edit[])[]) {
  const entities = new Map<string, Entity>()
  const history: string[] = []
  for (const [second, batch] of batches.entries())
    for (const { entityId, make } of batch) {
      const moment = at(second).toISOString()
      try {
        const was = entities.get(entityId)
        const { is, changes } = make(was, moment)
        if (is) entities.set(entityId, is)
        else entities.delete(entityId)
        for (const change of [...changes, ...scopeChanges(was, is)])
          history.push(lineOf(entityId, change, moment))
      } catch {
        // Refused: nothing changes.
      }
    }
  return { entities, history }
}

function lineOf(id: string, change: InstanceChange, moment: string): string {
  const row = historyRow(change, instantOf(moment) as number)
  return JSON.stringify([
    id,
    change.attribute,
    change.datasetId ?? '',
    row.at,
    row.recordedAt,
    row.observed,
    row.deleted,
    row.num,
    row.body,
  ])
}

async function storedIn(db: Db, { tenant }: Space) {
  const rows = await table<StoredRow & { id: string }>(
    db,
    tenant,
    'select * from entity where body is not null',
  )
  const history = await table<{ line: unknown[]; change: string; num: number | null }>(
    db,
    tenant,
    `select json_build_array(e.id, t.iri, s.dataset, extract(epoch from at) * 1000, extract(epoch from recorded_at) * 1000,
       observed, deleted, num, h.body) as line, h.change, h.num
     from history h join series s on s.number = h.series join entity e on e.eid = s.eid join term t on t.number = s.attr
     order by change`,
  )
  return {
    entities: new Map(rows.map((row) => [row.id, readRow(row)])),
    history: history.map(({ line }) => JSON.stringify(line)),
    changes: history.map(({ change }) => Number(change)),
  }
}

test('whatever is done, index, counts, counters and history are those of the documents and of what was done', () =>
  withCity(async ({ db, writer, faults }) => {
    let number = 0
    const seen = { edits: 0, done: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anEdit, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 12 }),
        async (batches) => {
          const { space } = await createSpace(db, `law-${number++}`, at(0))
          // Every third batch is waited for: the others are written together.
          const asked: Promise<edits.Outcome[]>[] = []
          for (const [second, batch] of batches.entries()) {
            asked.push(writer.write(space, batch, someone(second)))
            if (second % 3 === 0) await asked.at(-1)
          }
          const answers = await Promise.all(asked)
          seen.edits += answers.flat().length
          seen.done += answers.flat().filter((one) => !('kind' in one)).length

          const expected = inMemory(batches)
          const found = await storedIn(db, space)
          expect(found.entities).toEqual(expected.entities)
          expect(found.history).toEqual(expected.history)
          expect(found.changes).toEqual(found.history.map((_, place) => place + 1))
          expect(await indexOf(db, space)).toEqual(await rebuiltIndex(db, space))
          const [counter] = await table(
            db,
            space.tenant,
            `select change::int, term = (select count(*) from term) as terms,
               series = (select count(*) from series) as series from space_counter`,
          )
          expect(counter).toEqual({ change: found.history.length, terms: true, series: true })
        },
      ),
      { numRuns: runs },
    )
    expect(faults).toEqual([])
    expect(seen.done).toBeGreaterThan(seen.edits / 4)
    expect(seen.done).toBeLessThan(seen.edits)
  }))
