import { Type } from 'typebox'
import { confidences } from '../base/fact.ts'
import { organisationKinds } from '../identity/index.ts'
import { correctionOutcomes } from './correction.ts'
import { domainCodes, eventKinds } from './record.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) =>
  Type.Union([shape, Type.Null()])

export const text = Type.Object({ th: Type.String(), en: Type.String() })
/** Says that this is not an official source and from when its data are; null on an official site. */
export const notice = nullable(text)
export const source = Type.Object({ label: text, url: nullable(Type.String()) })
export const confidence = Type.Enum([...confidences])
const partialDay = Type.String({ description: 'A day, a month or a year, as far as it is known' })
const day = Type.String({ format: 'date' })

export const organisation = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...organisationKinds]),
  name: text,
})

export const event = Type.Object({
  kind: Type.Enum([...eventKinds]),
  on: partialDay,
  bodyId: nullable(Type.String()),
  source,
})

const claimedDomains = Type.Object({
  codes: Type.Array(Type.Enum([...domainCodes])),
  source,
  confidence,
})

const validity = Type.Union([
  Type.Object({
    kind: Type.Enum(['known', 'computed']),
    from: day,
    until: day,
    basis: text,
    source: nullable(source),
  }),
  Type.Object({ kind: Type.Literal('unknown'), basis: text, source: nullable(source) }),
])

/** The one status that is shown everywhere. `proof` changes by data only. */
export const status = Type.Object({
  legal: Type.Enum([
    'zone',
    'on-record',
    'certified',
    'under-notice',
    'suspended',
    'revoked',
    'expired',
    'surrendered',
  ]),
  proof: Type.Enum(['proven', 'at-risk', 'unproven', 'no-data']),
  asOf: nullable(partialDay),
  by: nullable(source),
})

const cityFields = {
  slug: Type.String(),
  name: text,
  nameStatus: Type.Enum(['printed', 'working']),
  sample: Type.Boolean({ description: 'A made-up city (เมืองสมมติ): sample data, counted nowhere' }),
  provinces: Type.Array(Type.Object({ code: Type.String(), name: text, region: Type.String() })),
  cityType: nullable(Type.Enum(['livable', 'new'])),
  developer: nullable(organisation),
  validity: nullable(validity),
  events: Type.Array(event),
  claimedDomains: nullable(claimedDomains),
  area: nullable(
    Type.Object({ value: Type.Number(), unit: Type.Enum(['km2', 'rai']), of: text, source }),
  ),
  location: Type.Object({
    lat: Type.Number(),
    lon: Type.Number(),
    precision: Type.Enum(['province-centroid', 'point']),
  }),
  sources: Type.Array(source),
  confidence,
  publicNote: text,
  status,
}

/** An entry of the record with its status. */
export const city = Type.Object(cityFields)
export const cityAnswer = Type.Object({ ...cityFields, notice })

export const listedEvent = Type.Object({
  city: Type.Object({ slug: Type.String(), name: text, sample: Type.Boolean() }),
  ...event.properties,
})

export const count = Type.Object({
  on: partialDay,
  certified: nullable(Type.Integer()),
  zones: nullable(Type.Integer()),
  zonesKind: nullable(Type.Enum(['announced', 'plan-under-consideration'])),
  provinces: nullable(Type.Integer()),
  zoneProvinces: nullable(Type.Integer()),
  source,
  note: nullable(text),
})

export const ceremony = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['emblems', 'zone-certificates']),
  on: day,
  at: nullable(Type.String()),
  title: text,
  place: nullable(text),
  presiderOffice: nullable(text),
  onBehalfOf: nullable(Type.Object({ office: text, basis: text })),
  hosts: Type.Array(
    Type.Object({
      bodyId: Type.String(),
      name: text,
      role: Type.Enum(['host', 'present']),
      source,
    }),
  ),
  acknowledged: nullable(Type.Object({ on: day, meeting: text, place: nullable(text), source })),
  given: Type.Object({ emblems: Type.Integer(), zoneCertificates: Type.Integer() }),
  zonesUnderConsideration: nullable(Type.Integer()),
  recipients: Type.Array(
    Type.Object({
      slug: Type.String(),
      order: nullable(Type.Integer()),
      name: text,
      claimedDomains: nullable(claimedDomains),
      developer: nullable(organisation),
      confidence,
      province: text,
    }),
  ),
  recipientsTotal: Type.Integer(),
  sources: Type.Array(source),
})

export const figures = Type.Object({
  at: day,
  certified: Type.Object({ named: Type.Integer(), counted: nullable(count) }),
  zones: Type.Object({ named: Type.Integer(), counted: nullable(count) }),
  outside: Type.Object({
    emblems: Type.Integer(),
    emblemsTotal: Type.Integer(),
    people: Type.Integer(),
    peopleTotal: Type.Integer(),
    populationYear: Type.Integer(),
  }),
  reach: Type.Object({
    people: Type.Integer(),
    peopleTotal: Type.Integer(),
    provinces: Type.Integer(),
    provincesWithout: Type.Integer(),
    populationYear: Type.Integer(),
  }),
  byRegion: Type.Array(
    Type.Object({
      region: Type.Object({
        system: Type.String(),
        code: Type.String(),
        name: text,
        order: Type.Integer(),
      }),
      emblems: Type.Integer(),
      zones: Type.Integer(),
      people: Type.Integer(),
    }),
  ),
})

export const publishedCorrection = Type.Object({
  reference: Type.String(),
  slug: Type.String(),
  receivedOn: day,
  answeredOn: day,
  outcome: Type.Enum([...correctionOutcomes]),
  summary: text,
  answer: text,
})
