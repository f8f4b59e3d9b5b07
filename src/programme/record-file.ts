import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { confidences } from '../base/fact.ts'
import { bothWords, closed, nullable, webAddress, words } from '../base/shapes.ts'
import { organisationKinds } from '../identity/index.ts'
import { domainCodes, eventKinds } from './record.ts'

const slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 })
const code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })
const confidence = Type.Enum([...confidences])
const count = Type.Integer({ minimum: 0 })
/** An address on the web, or a citation in words. */
const bareSource = words(2000)
const labelledSource = closed({
  labelTh: words(500),
  labelEn: words(500),
  url: nullable(webAddress),
})
const note = bothWords(4000)

const about = closed({
  title: bothWords(200),
  statement: bothWords(1000),
  licence: bothWords(1000),
  recordAsOf: Type.String(),
  compiledOn: Type.String(),
  /** For those who edit the file; never published. */
  order: words(1000),
  fields: Type.Record(Type.String(), words(2000)),
  counts: Type.Array(
    closed({
      on: Type.String(),
      certified: nullable(count),
      zones: nullable(count),
      zonesKind: nullable(Type.Enum(['announced', 'plan-under-consideration'])),
      provinces: nullable(Type.Integer({ minimum: 0, maximum: 77 })),
      zoneProvinces: nullable(Type.Integer({ minimum: 0, maximum: 77 })),
      source: labelledSource,
      note: nullable(note),
    }),
  ),
  /** How many entries there are: a check against a file that was cut. */
  named: closed({ certified: count, zones: count, zonesOfDecember2021: Type.Optional(count) }),
  unknown: Type.Array(bothWords(1000)),
})

const ceremony = closed({
  id: slug,
  kind: Type.Enum(['emblems', 'zone-certificates']),
  on: Type.String(),
  at: nullable(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
  titleTh: words(500),
  titleEn: words(500),
  placeTh: nullable(words(500)),
  placeEn: nullable(words(500)),
  presiderOfficeTh: nullable(words(200)),
  presiderOfficeEn: nullable(words(200)),
  onBehalfOf: nullable(
    closed({
      officeTh: words(200),
      officeEn: words(200),
      basisTh: words(500),
      basisEn: words(500),
    }),
  ),
  hostBodies: Type.Array(
    closed({
      body: code,
      nameTh: words(500),
      nameEn: words(500),
      role: Type.Enum(['host', 'present']),
      source: bareSource,
    }),
  ),
  acknowledged: nullable(
    closed({
      on: Type.String(),
      meetingTh: words(500),
      meetingEn: words(500),
      placeTh: nullable(words(500)),
      placeEn: nullable(words(500)),
      source: bareSource,
    }),
  ),
  given: closed({ emblems: count, zoneCertificates: count }),
  zonesUnderConsideration: nullable(count),
  recipients: Type.Array(
    closed({
      id: slug,
      order: Type.Union([Type.Integer({ minimum: 1 }), Type.Literal('not seen')]),
      nameTh: words(500),
      nameEn: words(500),
    }),
  ),
  recipientsTotal: count,
  source: Type.Array(labelledSource, { minItems: 1 }),
})

const validity = closed({
  kind: Type.Enum(['known', 'computed', 'unknown']),
  from: nullable(Type.String()),
  until: nullable(Type.String()),
  basis: closed({ th: words(2000), en: words(2000), source: nullable(bareSource) }),
})

const entry = closed({
  id: slug,
  nameTh: words(300),
  nameThStatus: Type.Enum(['printed', 'working']),
  nameEn: words(300),
  /** A city of a made-up place (เมืองสมมติ): counted nowhere, on no map. */
  sample: Type.Optional(Type.Boolean()),
  provinceCodes: Type.Array(Type.String({ pattern: '^\\d{2}$' }), { minItems: 1, maxItems: 10 }),
  cityType: nullable(Type.Enum(['livable', 'new'])),
  developer: nullable(
    closed({
      nameTh: words(300),
      nameEn: words(300),
      kind: Type.Optional(Type.Enum([...organisationKinds])),
    }),
  ),
  status: Type.Enum(['certified', 'zone']),
  validity: nullable(validity),
  events: Type.Array(
    closed({
      kind: Type.Enum([...eventKinds]),
      on: Type.String(),
      body: nullable(code),
      source: bareSource,
    }),
    { minItems: 1 },
  ),
  claimedDomains: nullable(
    closed({
      codes: Type.Array(Type.Enum([...domainCodes]), { minItems: 1 }),
      source: bareSource,
      confidence,
    }),
  ),
  area: nullable(
    closed({
      value: Type.Number({ exclusiveMinimum: 0 }),
      unit: Type.Enum(['km2', 'rai']),
      ofTh: words(500),
      ofEn: words(500),
      source: bareSource,
    }),
  ),
  location: closed({
    lat: Type.Number({ minimum: 5, maximum: 21 }),
    lon: Type.Number({ minimum: 97, maximum: 106 }),
    precision: Type.Enum(['province-centroid', 'point']),
  }),
  sources: Type.Array(labelledSource, { minItems: 1 }),
  confidence,
  publicNote: note,
})

const frame = {
  about,
  ceremonies: Type.Array(ceremony),
  /** Former slugs: each leads to an entry, or says why it was withdrawn. */
  formerSlugs: Type.Optional(
    Type.Array(
      Type.Union([
        closed({ id: slug, movedTo: slug }),
        closed({ id: slug, withdrawnBecause: bothWords(1000) }),
      ]),
    ),
  ),
}
const recordFile = closed({ ...frame, entries: Type.Array(entry) })

/** The shape of smart-cities.json. */
export type RecordFile = Static<typeof recordFile>
export type FileEntry = Static<typeof entry>
export type FileCeremony = Static<typeof ceremony>
export const recordFileShape = Compile(recordFile)
export const recordFileName = 'smart-cities.json'
