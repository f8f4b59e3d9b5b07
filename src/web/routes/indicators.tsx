import { Type } from 'typebox'
import { notFound } from '../../http/problems.ts'
import {
  boundSpace,
  findDefinition,
  hasNumber,
  listAdoptions,
  listBoundCities,
  listDefinitions,
  listU4ssc,
  readingsAcross,
} from '../../indicators/index.ts'
import { findRecord, isSampleShown, sampleRecord } from '../../programme/index.ts'
import type { Db } from '../../store/db.ts'
import { CataloguePage } from '../pages/indicators/catalogue.tsx'
import { DefinitionPage, type MeasuringCity } from '../pages/indicators/definition.tsx'
import type { PageRoutes } from '../route.ts'
import { indicatorWords } from '../words/indicators.ts'

const { th, en } = indicatorWords
const byId = Type.Object({ id: Type.String({ maxLength: 80 }) })
const dataSeconds = 10
/** Fewer real cities than these are not ranked. Source: docs/explanation/fair-to-cities.md. */
const fewestRanked = 5

/** The catalogue of indicators, and each with the real cities that measure it. */
export const indicatorPageRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  pages.get(
    '/indicators',
    { summary: { th: th.title, en: en.title }, lasts: dataSeconds },
    async () => {
      const all = await listDefinitions(db.read)
      const newest = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
      return {
        html: (
          <CataloguePage
            definitions={newest}
            u4ssc={await listU4ssc()}
            cities={await countCities(db)}
            sample={(await isSampleShown(db.read)) ? `/cities/${sampleRecord.slug}` : undefined}
          />
        ),
      }
    },
  )

  pages.get(
    '/indicators/:id',
    { summary: { th: th.definition, en: en.definition }, params: byId, lasts: dataSeconds },
    async ({ params: { id } }) => {
      const definition = await findDefinition(db.read, { owner: '', id })
      if (!definition) throw notFound()
      const cities = await measuringCities(db, definition)
      const real = cities.filter(({ sample }) => !sample)
      const ranked = real.filter(({ reading }) => hasNumber(reading)).length >= fewestRanked
      const sample = cities.find((one) => one.sample)
      return {
        html: (
          <DefinitionPage
            definition={definition}
            cities={real.toSorted(ranked ? byValue(definition.declaration.direction) : byName)}
            ranked={ranked}
            sample={sample && `/cities/${sample.slug}/indicators/${id}`}
          />
        ),
      }
    },
  )
}

type Found = MeasuringCity & { sample: boolean }

async function measuringCities(
  db: Db,
  { id, version }: { id: string; version: number },
): Promise<Found[]> {
  const readings = await readingsAcross(db, { id, version })
  const found = await Promise.all(
    readings.map(async (reading): Promise<Found[]> => {
      const record = await findRecord(db.read, reading.city)
      if (!record) return []
      return [{ slug: record.slug, name: record.name, reading, sample: record.sample }]
    }),
  )
  return found.flat()
}

/** How many real cities have adopted each indicator. */
async function countCities(db: Db): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { city } of await listBoundCities(db.read)) {
    const record = await findRecord(db.read, city)
    const tenant = await boundSpace(db.read, city)
    if (!record || record.sample || tenant === undefined) continue
    for (const { id } of await db.snapshot(tenant, (tx) => listAdoptions(tx, city)))
      counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

const collator = new Intl.Collator('th')

function byName(a: Found, b: Found): number {
  return collator.compare(a.name.th, b.name.th)
}

/** The values nearest to the target first; cities without a number last. A range is not ordered by its values. */
function byValue(direction: 'higher' | 'lower' | 'range') {
  return (a: Found, b: Found): number => {
    const [one, other] = [a.reading, b.reading].map((reading) =>
      hasNumber(reading) ? Number(reading.value) : undefined,
    )
    if (direction === 'range' || one === undefined || other === undefined || one === other)
      return Number(one === undefined) - Number(other === undefined) || byName(a, b)
    return direction === 'higher' ? other - one : one - other
  }
}
