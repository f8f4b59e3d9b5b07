import { type Static, Type } from 'typebox'
import { readDay } from '../../base/day.ts'
import type { Text } from '../../base/text.ts'
import { invalidParameters } from '../../http/problems.ts'
import { organisationKinds } from '../../identity/index.ts'
import type { Province, Region } from '../../places/index.ts'
import { domainCodes, type RecordFilter } from '../../programme/index.ts'
import { citiesWords } from '../words/cities.ts'

/** What the list of cities may be asked for by its address. Days are taken as people type them: see `readDay`. */
export const recordQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(Type.Enum(['certified', 'zone'])),
  region: Type.Optional(Type.String({ maxLength: 40 })),
  province: Type.Optional(Type.String({ maxLength: 10 })),
  domain: Type.Optional(Type.Enum([...domainCodes])),
  developer: Type.Optional(Type.Enum([...organisationKinds])),
  at: Type.Optional(Type.String({ maxLength: 20 })),
})

/** The day that a query asks for. Throws `invalidParameters`, naming `at`. */
export function readAt(at: string | undefined): string | undefined {
  if (at === undefined) return undefined
  const day = readDay(at)
  if (!day) throw refuse('at', { th: citiesWords.th.badDay, en: citiesWords.en.badDay })
  return day
}

/** Makes the filter of a query. Throws `invalidParameters` for a region or province that does not exist. */
export function readFilter(
  query: Static<typeof recordQuery>,
  places: { regions: readonly Region[]; provinces: readonly Province[] },
): RecordFilter {
  const { q, status, region, province, domain, developer } = query
  if (
    region !== undefined &&
    !places.regions.some((one) => one.system === 'nesdc' && one.code === region)
  )
    throw refuse('region', { th: citiesWords.th.unknownRegion, en: citiesWords.en.unknownRegion })
  if (province !== undefined && !places.provinces.some((one) => one.code === province))
    throw refuse('province', {
      th: citiesWords.th.unknownProvince,
      en: citiesWords.en.unknownProvince,
    })
  return {
    q: q?.trim() || undefined,
    status,
    region,
    province,
    domain,
    developer,
    at: readAt(query.at),
  }
}

function refuse(name: string, detail: Text) {
  return invalidParameters({
    detail: { th: `${name}: ${detail.th}`, en: `${name}: ${detail.en}` },
    members: { fields: [{ name, detail }] },
  })
}
