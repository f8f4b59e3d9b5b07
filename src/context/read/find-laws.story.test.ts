import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, someone, table, withCity } from '../../../test/context/city.ts'
import type { Entity } from '../entity/entity.ts'
import { withoutExpired } from '../entity/expiry.ts'
import { readEntity } from '../entity/read-entity.ts'
import type { JsonObject } from '../json.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { readGeoQuery } from '../query/geo-query.ts'
import { compareEntities, readOrder } from '../query/order.ts'
import { compilePattern } from '../query/pattern.ts'
import { readAttributeList } from '../query/read-projection.ts'
import { readQuery } from '../query/read-query.ts'
import { readScopeQuery } from '../query/scope-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import { createSpace } from '../space/index.ts'
import { toCreate } from '../write/index.ts'
import { type EntityQuery, matches } from './entity-query.ts'
import { findEntities } from './find.ts'
import { usualLimits } from './limits.ts'

const now = at(100)
const over = at(50).toISOString()
const later = at(150).toISOString()

const idOf = (number: number) => `urn:ngsi-ld:Thing:${number}`
const scalar = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.constantFrom('a', 'b', 'true', 'ก', '2026-11-23', '2026-11-23T05:00:00Z', '10:00:00Z'),
  fc.boolean(),
  fc.constant(`${'x'.repeat(255)}😀y`),
)
const place = fc
  .tuple(fc.integer({ min: 100, max: 103 }), fc.integer({ min: 12, max: 15 }))
  .map(([x, y]) => [x + 0.5, y + 0.5])
const geometry = fc.oneof(
  place.map((coordinates) => ({ type: 'Point', coordinates })),
  fc.tuple(place, place).map((coordinates) => ({ type: 'LineString', coordinates })),
)
const property = fc.oneof(
  { weight: 6, arbitrary: scalar.map((value): JsonObject => ({ type: 'Property', value })) },
  fc.array(scalar, { maxLength: 2 }).map((value): JsonObject => ({ type: 'Property', value })),
  scalar.map((value): JsonObject => ({ type: 'Property', value: { in: value } })),
  fc.record({
    type: fc.constant('Property'),
    value: scalar,
    below: scalar.map((value) => ({ type: 'Property', value })),
  }),
  fc
    .constantFrom('a', 'b')
    .map((text): JsonObject => ({ type: 'LanguageProperty', languageMap: { th: text, en: 'c' } })),
  fc
    .array(fc.nat(9), { minLength: 1, maxLength: 2 })
    .map((all): JsonObject => ({ type: 'Relationship', object: all.map(idOf) })),
  geometry.map((value) => ({ type: 'GeoProperty', value }) as unknown as JsonObject),
)
const expiring = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  fc.constantFrom({ expiresAt: over }, { expiresAt: later }),
)
const instance = fc.tuple(property, expiring).map(([one, expiry]) => ({ ...one, ...expiry }))
const attribute = fc.oneof(
  { weight: 4, arbitrary: instance },
  fc
    .tuple(instance, instance)
    .map(([one, other]) => [one, { ...other, datasetId: 'urn:ngsi-ld:Dataset:1' }]),
)
const anEntity = fc
  .record({
    types: fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 2 }),
    scopes: fc.uniqueArray(fc.constantFrom('/Yala', '/Yala/Betong', 'Trang'), { maxLength: 2 }),
    attributes: fc.dictionary(fc.constantFrom('p', 'q', 'owner'), attribute, {
      noNullPrototype: true,
    }),
    location: fc.option(geometry, { nil: undefined }),
    expiry: expiring,
  })
  .map(({ types, scopes, attributes, location, expiry }) => ({
    type: types,
    ...(scopes.length > 0 && { scope: scopes }),
    ...expiry,
    ...attributes,
    ...(location && { location: { type: 'GeoProperty', value: location } }),
  }))
const entities = fc
  .array(anEntity, { minLength: 10, maxLength: 40 })
  .map((all) =>
    all.map((one, number) => readEntity({ id: idOf(number), ...one } as JsonObject, context)),
  )

const path = fc.constantFrom(
  'p',
  'q',
  'p.below',
  'q[in]',
  'p[th]',
  'owner',
  'owner{p}',
  'owner{A:q}',
  'nowhere',
  'id',
  'createdAt',
  'scope',
)
const literal = fc.constantFrom(
  '3',
  '0',
  '"a"',
  '"true"',
  'true',
  '2026-11-23',
  '2026-11-23T05:00:00Z',
  '10:00:00Z',
  idOf(3),
  `"${'x'.repeat(256)}"`,
  '"2026-11-23T22:00:05Z"',
)
const ordered = literal.filter((one) => one !== 'true' && !one.startsWith('urn'))
const term = fc.oneof(
  path,
  path.map((one) => `!${one}`),
  fc.tuple(path, fc.constantFrom('==', '!='), literal).map((parts) => parts.join('')),
  fc
    .tuple(path, fc.constantFrom('==', '!='), fc.array(literal, { minLength: 2, maxLength: 3 }))
    .map(([one, sign, all]) => `${one}${sign}${all.join(',')}`),
  fc.tuple(path, fc.constantFrom('>', '>=', '<', '<='), ordered).map((parts) => parts.join('')),
  fc
    .tuple(
      path,
      fc.constantFrom('==', '!='),
      fc.constantFrom(
        '1..4',
        '"a".."b"',
        '2026-11-22..2026-11-24',
        '2026-11-23T00:00:00Z..2026-11-24T00:00:00Z',
      ),
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(path, fc.constantFrom('~=', '!~='), fc.constantFrom('^a', '[0-9]', 'x+y$'))
    .map((parts) => parts.join('')),
)
const q = fc.letrec<{ q: string }>((tie) => ({
  q: fc.oneof(
    { maxDepth: 2 },
    term,
    fc
      .tuple(tie('q'), fc.constantFrom(';', '|'), tie('q'))
      .map(([a, sign, b]) => `(${a}${sign}${b})`),
  ),
})).q
const types = fc.constantFrom('A', 'B', 'A,B', '(A;B)', '(A;B),C', '*', 'Nothing')
const geo = fc
  .tuple(
    fc.constantFrom(
      'near;maxDistance==60000',
      'near;minDistance==60000',
      'within',
      'intersects',
      'disjoint',
      'equals',
      'contains',
      'overlaps',
    ),
    fc.oneof(
      geometry,
      fc.constant({
        type: 'Polygon',
        coordinates: [
          [
            [100, 12],
            [102, 12],
            [102, 14],
            [100, 12],
          ],
        ],
      }),
    ),
    fc.constantFrom('location', 'p'),
  )
  .map(([georel, { type, coordinates }, geoproperty]) =>
    readGeoQuery({ georel, geometry: type, coordinates, geoproperty }, context),
  )
const selector = fc.record(
  {
    types: types.map((text) => readTypeSelection(text, context)),
    ids: fc.array(fc.nat(40).map(idOf), { minLength: 1, maxLength: 5 }),
    idPattern: fc.constantFrom(compilePattern('[02468]$'), compilePattern('Thing:1')),
  },
  { requiredKeys: [] },
)
const sometimes = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 1 })
const query = fc.record({
  entities: sometimes(fc.array(selector, { minLength: 1, maxLength: 2 })),
  attrs: sometimes(
    fc.constantFrom('p', 'p,owner', 'nowhere').map((text) => readAttributeList(text, context)),
  ),
  q: sometimes(q.map((text) => readQuery(text, { context }))),
  scopes: sometimes(
    fc
      .constantFrom('/Yala', '/Yala/#', '/+/Betong', '/#', '(/Yala;/Trang)', '/Trang|/Yala/Betong')
      .map(readScopeQuery),
  ),
  geo: sometimes(geo),
})
const paging = fc.record({
  limit: fc.integer({ min: 1, max: 12 }),
  offset: fc.integer({ min: 0, max: 12 }),
  count: fc.boolean(),
  order: fc
    .option(
      fc.constantFrom('p', 'createdAt;desc', 'modifiedAt', 'id', 'q;desc,id', 'location;dist-asc'),
      { nil: undefined, freq: 2 },
    )
    .map((text) =>
      text === undefined
        ? undefined
        : readOrder(text, context, { from: { type: 'Point', coordinates: [100, 12] } }),
    ),
})
/** Many queries of one set of entities, all with different names, so that none is shrunk away. */
const asked = fc.array(fc.tuple(query, paging), { minLength: 40, maxLength: 60 })

function answer(all: readonly Entity[], asking: EntityQuery): Entity[] {
  const living = all.flatMap((one) => withoutExpired(one, now.getTime()) ?? [])
  const byId = new Map(living.map((one) => [one.id, one]))
  return living.filter((one) => matches(asking, one, (id) => byId.get(id)))
}

test(
  'the database and the evaluator together give what the evaluator alone does, of any entities and queries',
  () =>
    withCity(async ({ db, writer }) => {
      let run = 0
      let found = 0
      await fc.assert(
        fc.asyncProperty(entities, asked, async (made, askings) => {
          const { space } = await createSpace(db, `city-${run++}`, at(0))
          const { space: other } = await createSpace(db, `neighbour-${run}`, at(0))
          const outcomes = await writer.write(space, made.map(toCreate), someone(1))
          await writer.write(other, made.toReversed().map(toCreate), someone(2))
          const listed = await table<{ id: string }>(
            db,
            space.tenant,
            'select id from entity order by eid',
          )
          const places = new Map(listed.map(({ id }, place) => [id, place]))
          const placeOf = ({ id }: Entity) => places.get(id) as number
          const written = outcomes
            .flatMap((one) => ('is' in one && one.is ? [one.is] : []))
            .sort((a, b) => placeOf(a) - placeOf(b))
          expect(written).toHaveLength(made.length)
          for (const [asking, { order, limit, offset, count }] of askings) {
            const expected = answer(written, asking)
            if (order) expected.sort(compareEntities(order))
            found += expected.length
            // Beginning with small sets, and by the way through all.
            const limits = { ...usualLimits, smallSet: run % 2 ? usualLimits.smallSet : -1 }
            const paging = { limit, offset, count, order }
            const page = await findEntities(db, space, asking, paging, now, limits)
            const ids = page.found.map(({ entity }) => entity.id)
            const about = JSON.stringify({ asking, order, limit, offset })
            expect(ids, about).toEqual(expected.slice(offset, offset + limit).map(({ id }) => id))
            expect(page.more, about).toBe(expected.length > offset + limit)
            expect(page.total, about).toBe(count ? expected.length : undefined)
            for (const { entity } of page.found)
              expect(entity).toEqual(expected.find(({ id }) => id === entity.id))
          }
        }),
        { numRuns: 6, endOnFailure: true },
      )
      expect(found).toBeGreaterThan(200)
    }),
  120_000,
)
