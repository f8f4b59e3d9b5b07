import { expect, test } from 'vitest'
import { anEntity, at, type City, someone, withCity } from '../../../test/context/city.ts'
import type { JsonObject } from '../json.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { readProjection } from '../query/read-projection.ts'
import { readQuery } from '../query/read-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import { createSpace } from '../space/index.ts'
import { toCreate } from '../write/index.ts'
import {
  type EntityView,
  findByIds,
  findEntities,
  type Join,
  usualLimits,
  writeEntities,
} from './index.ts'

const id = (name: string) => `urn:ngsi-ld:${name}`
const to = (...names: string[]): JsonObject => ({
  type: 'Relationship',
  object: names.length === 1 ? id(names[0] as string) : names.map(id),
})
const join = (mode: Join['mode'], level: number, ...containedBy: string[]): Join => ({
  mode,
  level,
  containedBy: containedBy.map(id),
})

/** A building in a city in a country, which names the city as its capital again. A neighbour has the same ids, named otherwise. */
async function build({ db, write, writer }: City) {
  const made = [
    anEntity('Building:1', {
      name: 'Tower',
      locatedAt: to('City:1'),
      near: to('City:1', 'City:0'),
    }),
    anEntity('City:1', { name: 'Paris', locatedAt: to('Country:1') }),
    anEntity('Country:1', { name: 'France', capital: to('City:1') }),
  ]
  const { space: neighbour } = await createSpace(db, 'neighbour', at(0))
  const strange = ['City:0', 'City:1'].map((one) => toCreate(anEntity(one, { name: 'Strange' })))
  await writer.write(neighbour, strange, someone(1))
  await write(1, ...made.map(toCreate))
}

async function written({ db, space }: City, view: Partial<EntityView>, limits = usualLimits) {
  const entities = await findByIds(db, space, [id('Building:1')], at(5))
  const whole: EntityView = { representation: { context, format: 'concise' }, view: {}, ...view }
  return writeEntities(db, space, entities, whole, at(5), limits)
}

const city = { id: id('City:1'), type: 'City', name: 'Paris' }
const country = { id: id('Country:1'), type: 'Country', name: 'France' }
const building = { id: id('Building:1'), type: 'Building', name: 'Tower' }
const link = (name: string) => ({ object: id(name) })

test('linked entities stand inside the relationships that lead to them, as deep as is asked, and none inside itself', () =>
  withCity(async (story) => {
    await build(story)
    const near = { object: [id('City:1'), id('City:0')] }
    const flatCity = { ...city, locatedAt: link('Country:1') }
    expect(await written(story, { join: join('inline', 1) })).toEqual([
      {
        ...building,
        locatedAt: { ...link('City:1'), entity: flatCity },
        near: { ...near, entity: [flatCity] },
      },
    ])
    const deepCity = {
      ...city,
      locatedAt: { ...link('Country:1'), entity: { ...country, capital: link('City:1') } },
    }
    for (const level of [2, 5])
      expect(await written(story, { join: join('inline', level) })).toEqual([
        {
          ...building,
          locatedAt: { ...link('City:1'), entity: deepCity },
          near: { ...near, entity: [deepCity] },
        },
      ])
    expect(await written(story, { join: join('inline', 2, 'Country:1') })).toMatchObject([
      { locatedAt: { entity: { locatedAt: link('Country:1') } } },
    ])
    const simplified = await written(story, {
      representation: { context, format: 'simplified' },
      join: join('inline', 1),
    })
    const plainCity = { ...city, locatedAt: id('Country:1') }
    expect(simplified).toEqual([
      { ...building, locatedAt: plainCity, near: [plainCity, id('City:0')] },
    ])
  }))

test('linked entities stand behind the others, each once', () =>
  withCity(async (story) => {
    await build(story)
    const all = await written(story, { join: join('flat', 5) })
    expect(all.map((one) => one.id)).toEqual([id('Building:1'), id('City:1'), id('Country:1')])
    expect(all[1]).toEqual({ ...city, locatedAt: link('Country:1') })
    expect(await written(story, { join: join('flat', 1) })).toHaveLength(2)
    expect(await written(story, { join: join('flat', 5, 'City:1') })).toHaveLength(1)
  }))

test('only what is picked and not omitted is followed, and seen of what is behind', () =>
  withCity(async (story) => {
    await build(story)
    const pick = (text: string) => ({ pick: readProjection(text, context, 'pick') })
    const omit = (text: string) => ({ omit: readProjection(text, context, 'omit') })
    const seen = (view: EntityView['view'], mode: Join['mode']) =>
      written(story, { view, join: join(mode, 2) })
    expect(await seen(pick('id,name'), 'flat')).toEqual([{ id: id('Building:1'), name: 'Tower' }])
    expect(await seen(pick('id,locatedAt{id,name}'), 'flat')).toEqual([
      { id: id('Building:1'), locatedAt: link('City:1') },
      { id: id('City:1'), name: 'Paris' },
    ])
    expect(await seen(pick('locatedAt{locatedAt{name}}'), 'inline')).toEqual([
      {
        locatedAt: {
          ...link('City:1'),
          entity: { locatedAt: { ...link('Country:1'), entity: { name: 'France' } } },
        },
      },
    ])
    expect(await seen(omit('near,locatedAt{type,locatedAt}'), 'inline')).toEqual([
      {
        ...building,
        locatedAt: { ...link('City:1'), entity: { id: id('City:1'), name: 'Paris' } },
      },
    ])
    expect(await written(story, { view: pick('nothing') })).toEqual([])
  }))

test('too much behind an entity is refused', () =>
  withCity(async (story) => {
    await build(story)
    for (const mode of ['inline', 'flat'] as const) {
      const asked = written(story, { join: join(mode, 3) }, { ...usualLimits, linked: 1 })
      await expect(asked).rejects.toMatchObject({ kind: { type: 'ngsi-ld-too-complex-query' } })
    }
    // Three cities, each beside the other two: few entities, but many ways.
    const others = [2, 3, 4].map((one) => `City:${one}`)
    for (const name of others)
      await story.write(
        2,
        toCreate(anEntity(name, { near: to(...others.filter((one) => one !== name)) })),
      )
    const entities = await findByIds(story.db, story.space, [id('City:2')], at(5))
    const view: EntityView = {
      representation: { context, format: 'concise' },
      view: {},
      join: join('inline', 5),
    }
    const write = (linked: number) =>
      writeEntities(story.db, story.space, entities, view, at(5), { ...usualLimits, linked })
    await expect(write(3)).rejects.toThrow()
    expect(await write(4)).toHaveLength(1)
  }))

test('a query looks into linked entities, in its own space', () =>
  withCity(async (story) => {
    await build(story)
    const { db, space } = story
    const found = async (text: string) => {
      const entities = [{ types: readTypeSelection('*', context) }]
      const query = { entities, q: readQuery(text, { context }) }
      const page = await findEntities(db, space, query, { limit: 9, offset: 0 }, at(5))
      return page.found.map(({ entity }) => entity.id)
    }
    expect(await found('locatedAt{name}=="Paris"')).toEqual([id('Building:1')])
    expect(await found('locatedAt{locatedAt{name}}=="France"')).toEqual([id('Building:1')])
    expect(await found('locatedAt{Country:name}=="France"')).toEqual([id('City:1')])
    expect(await found('near{name}=="Strange"')).toEqual([])
  }))
