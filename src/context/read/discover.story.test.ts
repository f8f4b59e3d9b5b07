import { expect, test } from 'vitest'
import { anEntity, at, withCity } from '../../../test/context/city.ts'
import { createSpace } from '../space/index.ts'
import { toCreate, toDelete } from '../write/index.ts'
import { findAttribute, listAttributes, listTypes } from './index.ts'

const vocab = 'https://uri.etsi.org/ngsi-ld/default-context/'

test('types and attributes are those of the entities there are, of this city and no other', () =>
  withCity(async ({ db, space, write, writer }) => {
    const { space: other } = await createSpace(db, 'betong', at(0))
    const theirs = anEntity('Secret:9', { hidden: 1 })
    await writer.write(other, [toCreate(theirs)], { system: 'test', now: at(0) })
    await write(
      0,
      toCreate(anEntity('Station:1', { pm25: 12, place: { object: 'urn:p:1' } })),
      toCreate(anEntity('Station:2', { type: ['Station', 'Device'], pm25: 14 })),
      toCreate(anEntity('Gone:3', { lost: 1 })),
    )
    await write(1, toDelete('urn:ngsi-ld:Gone:3'))

    expect(await listTypes(db, space)).toEqual([
      { iri: `${vocab}Device`, entities: 1, attributes: [`${vocab}pm25`] },
      { iri: `${vocab}Station`, entities: 2, attributes: [`${vocab}place`, `${vocab}pm25`] },
    ])
    expect(await listAttributes(db, space)).toEqual([
      { iri: `${vocab}place`, types: [`${vocab}Station`] },
      { iri: `${vocab}pm25`, types: [`${vocab}Device`, `${vocab}Station`] },
    ])
    expect(await findAttribute(db, space, `${vocab}pm25`)).toEqual({
      iri: `${vocab}pm25`,
      types: [`${vocab}Device`, `${vocab}Station`],
      entities: 2,
      kinds: ['Property'],
    })
    expect(await findAttribute(db, space, `${vocab}place`, `${vocab}Device`)).toBeUndefined()
    expect(await findAttribute(db, space, `${vocab}lost`)).toBeUndefined()
    expect(await findAttribute(db, space, `${vocab}hidden`)).toBeUndefined()
  }))
