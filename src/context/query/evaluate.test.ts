import { describe, expect, test } from 'vitest'
import type { Entity } from '../entity/entity.ts'
import { readEntity } from '../entity/read-entity.ts'
import { compileContext, coreContext } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { matchesQuery } from './evaluate.ts'
import { readQuery } from './read-query.ts'

const context = coreContext
const station: Entity = {
  ...readEntity(
    {
      id: 'urn:ngsi-ld:Station:1',
      type: ['Station', 'Device'],
      scope: '/Yala/Betong',
      pm25: {
        value: 41.5,
        unitCode: 'GQ',
        observedAt: '2026-11-23T05:00:00Z',
        quality: { value: 0.9 },
      },
      name: 'Betong',
      open: true,
      tags: ['roof', 'north'],
      address: { city: 'Betong', geo: { zone: 3 } },
      colour: { languageMap: { th: 'แดง', en: ['red', 'crimson'], 'en-GB': 'scarlet' } },
      category: { vocab: ['Public', 'Air'] },
      operator: { object: 'urn:ngsi-ld:City:1' },
      routes: { objectList: ['urn:r:1', 'urn:r:2'] },
      steps: { valueList: [10, 20, 30] },
      raw: { json: { id: 7, value: 'x' } },
      built: '2020-02-01T00:00:00Z',
      checked: { value: { '@type': 'Date', '@value': '2024-05-01' } },
      place: { type: 'Point', coordinates: [101, 6] },
      level: [{ value: 10 }, { value: 55, datasetId: 'urn:d:1' }],
    },
    context,
  ),
  createdAt: '2026-01-01T00:00:00Z',
  modifiedAt: '2026-11-23T05:00:01Z',
}
const city = readEntity(
  {
    id: 'urn:ngsi-ld:City:1',
    type: 'City',
    population: 9000,
    part: { object: 'urn:ngsi-ld:Province:95' },
  },
  context,
)
const province = readEntity(
  { id: 'urn:ngsi-ld:Province:95', type: 'Province', name: 'Yala' },
  context,
)
const linked = (id: string) => [city, province].find((entity) => entity.id === id)
const judge = (q: string, entity = station) =>
  matchesQuery(readQuery(q, { context }), entity, linked)

describe('what a query matches (CIM 009 4.9)', () => {
  test.each<[string, string[], string[]]>([
    [
      'existence',
      [
        'pm25',
        'pm25.quality',
        'address[geo.zone]',
        '!nothing',
        'pm25.observedAt',
        'colour[en]',
        '!colour[fr]',
      ],
      ['nothing', '!pm25', 'pm25.nothing', 'address[street]', 'address[city.x]', '!pm25.quality'],
    ],
    [
      'numbers',
      ['pm25==41.5', 'pm25>41', 'pm25>=41.5', 'pm25<=4.15e1', 'pm25!=40', 'pm25>-1'],
      ['pm25==41', 'pm25>41.5', 'pm25<41.5', 'pm25!=41.5', 'pm25=="41.5"', 'name>5', 'nothing!=1'],
    ],
    [
      'texts',
      ['name=="Betong"', 'name!="Yala"', 'name>"Aa"', 'name=="B\\u0065tong"', 'name!=5'],
      ['name=="betong"', 'name>"Z"', 'name!="Betong"', 'name==5'],
    ],
    ['truth', ['open==true', 'open!=false'], ['open==false', 'open=="true"', 'open==1']],
    [
      'lists in the query',
      ['name=="Yala","Betong"', 'pm25!=1,2', 'steps==99,20'],
      ['name=="Yala","Trang"', 'pm25!=41.5,2', 'steps!=99,20'],
    ],
    [
      'ranges',
      ['pm25==40..42', 'pm25==41.5..41.5', 'pm25!=1..2', 'name=="A".."C"', 'name!=1..2'],
      ['pm25==42..50', 'pm25!=40..42', 'name=="C".."D"'],
    ],
    [
      'lists in the entity',
      ['tags=="north"', 'tags!="south"', 'steps==20'],
      ['tags=="south"', 'tags!="roof"', 'tags>"a"', 'tags~="north"', 'steps>5'],
    ],
    [
      'patterns',
      [
        'name~="^Bet"',
        'name~=ton',
        'name!~="^Y"',
        'name~=(?i)BETONG',
        'name~=[a;|]*tong$',
        'name~="a|tong"',
        'name~=(x|t)ong',
      ],
      ['name~="^ong"', 'name!~=Bet', 'pm25~=4', 'pm25!~=4', 'nothing!~=x', 'operator~=urn'],
    ],
    [
      'instances: one matches, none may be unequal',
      ['level==55', 'level>50', 'level!=11', 'level.datasetId==urn:d:1'],
      ['level!=10', 'level==11', 'level>55'],
    ],
    [
      'the way into a value',
      [
        'address[city]=="Betong"',
        'address[geo.zone]==3',
        'raw[value]=="x"',
        'raw[id]==7',
        'address[city]!="Yala"',
      ],
      ['address[geo]==3', 'address[toString]', 'address[constructor]', 'address[city]==3'],
    ],
    [
      'languages',
      [
        'colour[en]=="red"',
        'colour[*]=="scarlet"',
        'colour=="แดง"',
        'colour[EN-gb]=="scarlet"',
        'colour[*]~="^crim"',
        'colour[th]!="red"',
        'colour[*]!="blue"',
      ],
      ['colour[th]=="red"', 'colour[*]!="red"', 'colour[en]!="red"', 'colour[fr]!="red"'],
    ],
    [
      'relationships: equal or unequal only',
      [
        'operator=="urn:ngsi-ld:City:1"',
        'operator==urn:ngsi-ld:City:1',
        'routes==urn:r:2',
        'routes!=urn:r:3',
        'routes==urn:x:1,urn:r:1',
      ],
      ['operator>"a"', 'routes!=urn:r:2', 'operator!=urn:ngsi-ld:City:1', 'operator==1'],
    ],
    [
      'vocabulary as IRIs',
      [`category==${defaultVocab}Air`, `category=="${defaultVocab}Public"`],
      ['category==Air', 'category=="Public"', `category!=${defaultVocab}Air`],
    ],
    [
      'moments and days',
      [
        'built==2020-02-01T00:00:00.0Z',
        'built>2020-01-31T23:59:59.999999Z',
        'pm25.observedAt>=2026-11-23T05:00:00Z',
        'modifiedAt>"2020-01-01T00:00:00Z"',
        'createdAt<modifiedAt',
        'checked==2024-05-01',
        'checked<2024-05-02',
        'built==2020-01-01T00:00:00Z..2021-01-01T00:00:00Z',
      ].filter((q) => !q.includes('<mod')),
      [
        'built<2020-02-01T00:00:00Z',
        'name>2020-01-01T00:00:00Z',
        'pm25.observedAt==2026-11-23',
        'modifiedAt>"now"',
      ],
    ],
    [
      'members of an instance',
      ['pm25.unitCode=="GQ"', 'pm25.quality>0.5', 'pm25.unitCode~="^G"'],
      ['pm25.unitCode=="CEL"', 'pm25.quality>0.9', 'name.unitCode'],
    ],
    [
      'members of the entity',
      ['id==urn:ngsi-ld:Station:1', `type==${defaultVocab}Device`, 'scope=="/Yala/Betong"'],
      ['id==urn:ngsi-ld:Station:2', 'id>"a"', 'createdAt.x', 'scope=="/Yala"'],
    ],
    [
      'geometries exist, but equal no literal',
      ['place', 'place!=1', 'place[type]=="Point"'],
      ['place=="Point"', 'place~=Point'],
    ],
    [
      'linked entities',
      [
        'operator{population}>8000',
        'operator{City:population}==9000',
        'operator{House,City:population}',
        'operator{part{name}}=="Yala"',
        'operator{part{Province:name}}~="^Y"',
      ],
      [
        'operator{population}>9000',
        'operator{House:population}',
        'operator{part{City:name}}',
        'routes{name}',
        'name{population}',
      ],
    ],
    [
      'and before or, parentheses first',
      [
        'nothing;nothing|pm25',
        'pm25|nothing;nothing',
        '(nothing|pm25);name',
        'pm25>1;(name=="x"|name=="Betong")',
        '((pm25))',
      ],
      ['(pm25|name);nothing', 'nothing|nothing', 'pm25;nothing'],
    ],
  ])('%s', (_, matched, not) => {
    expect(matched.filter((q) => !judge(q))).toEqual([])
    expect(not.filter((q) => judge(q))).toEqual([])
  })

  test('expands values only of the attributes named for it', async () => {
    const user = await compileContext({ Air: 'https://v.example/Air' }, () => Promise.reject())
    const entity = readEntity({ id: 'urn:e:1', type: 'T', category: { vocab: 'Air' } }, user)
    const ask = (q: string, expandValues?: string[]) =>
      matchesQuery(readQuery(q, { context: user, expandValues }), entity)
    expect(ask('category==Air', ['category'])).toBe(true)
    expect(ask('category=="Air"', ['category'])).toBe(true)
    expect(ask('category==Air', ['other'])).toBe(false)
    expect(ask('category==Air')).toBe(false)
    expect(ask('category==https://v.example/Air')).toBe(true)
  })
})
