import { Type } from 'typebox'
import { type Day, startOfDay } from '../../base/day.ts'
import { findSpace } from '../../context/index.ts'
import { notFound } from '../../http/problems.ts'
import { permitsOn } from '../../identity/index.ts'
import {
  type Definition,
  findReading,
  findResult,
  inSpaceOf,
  listReadings,
  observationsOf,
  readingName,
  rowsOf,
  type Trace,
  traceReading,
} from '../../indicators/index.ts'
import { type CityRecord, findRecord } from '../../programme/index.ts'
import type { CityTx, Db } from '../../store/db.ts'
import { cityMeasured } from '../indicators/city-measured.ts'
import { isUuid } from '../is-uuid.ts'
import { withQuery } from '../language.ts'
import { CityIndicatorPage } from '../pages/indicators/city-indicator.tsx'
import { LineagePage } from '../pages/indicators/lineage.tsx'
import { ObservationsPage } from '../pages/indicators/observations.tsx'
import type { PageRoutes } from '../route.ts'
import type { Visit } from '../visit.ts'
import { indicatorWords } from '../words/indicators.ts'

const { th, en } = indicatorWords
const params = Type.Object({
  slug: Type.String({ maxLength: 80 }),
  id: Type.String({ maxLength: 80 }),
})
const day = Type.String({ format: 'day' })
const dayMs = 86_400_000
const dataSeconds = 10
/** A value every minute of a day. */
const mostObservations = 1_440

/** An indicator of a city, and where each of its figures comes from. */
export const cityIndicatorRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  pages.get(
    '/cities/:slug/indicators/:id',
    { summary: { th: th.inCity, en: en.inCity }, params, lasts: dataSeconds },
    async ({ params: { slug, id }, at }) => ({
      html: <CityIndicatorPage {...(await requireIndicator(db, slug, id, at))} at={at} />,
    }),
  )

  pages.fresh(
    '/cities/:slug/indicators/:id/lineage',
    {
      summary: { th: th.lineage, en: en.lineage },
      permit: 'indicator.read',
      params,
      query: Type.Object({ from: day }),
    },
    async ({ params: { slug, id }, query, request, at }) => {
      const found = await requireIndicator(db, slug, id, at)
      const from = startOfDay(query.from)
      const { version } = found.definition
      const isOpen = await mayRead(db, found.record, request)
      const told = await inSpaceOf(db, slug, undefined, async (tx) => {
        const reading = await findReading(tx, { city: slug, id, version, from })
        if (!reading) return undefined
        const { trace, ...traced } = await traceReading(tx, found.definition, reading)
        const rows = isOpen ? await rowsOf(tx, found.definition, trace) : undefined
        return { reading, ...traced, rows }
      })
      if (!told) throw notFound()
      return { html: <LineagePage {...found} {...told} /> }
    },
  )

  pages.fresh(
    '/cities/:slug/indicators/:id/observations',
    {
      summary: { th: th.step.observations, en: en.step.observations },
      permit: 'indicator.read',
      params,
      query: Type.Object({
        /** A result by its id, or the reading of the period that begins on a day, as it stands. */
        result: Type.Optional(Type.String({ maxLength: 40 })),
        from: Type.Optional(day),
        input: Type.String({ maxLength: 40 }),
        entity: Type.String({ maxLength: 2_000 }),
        day,
      }),
    },
    async ({ params: { slug, id }, query, request, at }) => {
      const { record, definition } = await requireIndicator(db, slug, id, at)
      if (!(await mayRead(db, record, request))) throw notFound()
      const { input, entity: entityId } = query
      const from = startOfDay(query.day)
      const until = new Date(from.getTime() + dayMs)
      const told = await inSpaceOf(db, slug, undefined, async (tx) => {
        const trace = await traceAsked(tx, slug, definition, query)
        const choice = { input, entityId, from, until, limit: mostObservations + 1 }
        const observations = trace && (await observationsOf(tx, trace, choice))
        return observations && { periodFrom: trace.from, observations }
      })
      if (!told) throw notFound()
      const next = told.observations[mostObservations]
      const props = {
        ...{ record, definition, input, entityId, day: query.day, ...told },
        observations: told.observations.slice(0, mostObservations),
        rest: next && observationsAddress(slug, definition, query, { from: next.at, until }),
      }
      return { html: <ObservationsPage {...props} /> }
    },
  )
}

/** What the figure was made of whose observations are asked for. */
async function traceAsked(
  tx: CityTx,
  city: string,
  definition: Definition,
  asked: { result?: string | undefined; from?: string | undefined },
): Promise<Trace | undefined> {
  const { id, version } = definition
  if (asked.result !== undefined) {
    const result = isUuid(asked.result) ? await findResult(tx, asked.result) : undefined
    return result?.city === city && result.indicator === id ? result : undefined
  }
  if (asked.from === undefined) return undefined
  const reading = await findReading(tx, { city, id, version, from: startOfDay(asked.from) })
  return reading && (await traceReading(tx, definition, reading)).trace
}

/** Where the observations of a figure are from a moment on. */
function observationsAddress(
  city: string,
  { id, version }: Definition,
  {
    result,
    from: period,
    input,
    entity,
  }: { result?: string; from?: Day; input: string; entity: string },
  { from, until }: { from: Date; until: Date },
): string {
  const figure = result ?? readingName({ id, version, from: startOfDay(period ?? '') })
  return withQuery(`/api/v1/lineage/${figure}/observations`, {
    ...{ city, input, entity, from: from.toISOString(), until: until.toISOString() },
  })
}

/** What a city measures of an indicator; throws `notFound` where it does not measure it. */
async function requireIndicator(db: Db, slug: string, id: string, at: Date) {
  const record = await findRecord(db.read, slug)
  if (!record) throw notFound()
  const { commitments, indicators } = await cityMeasured(db, slug, at)
  const commitment = commitments.find(({ definition }) => definition.id === id)
  const definition =
    commitment?.definition ?? indicators.find((one) => one.definition.id === id)?.definition
  if (!definition) throw notFound()
  const { version } = definition
  const readings = await inSpaceOf(db, slug, [], (tx) =>
    listReadings(tx, { city: slug, id, version }),
  )
  return { record, definition, commitment, readings }
}

/** Whether the data of single points may be shown: the city has opened its space, or whoever asks may read it. */
async function mayRead(
  db: Db,
  { slug, sample }: CityRecord,
  { actor }: Visit<unknown, unknown>['request'],
): Promise<boolean> {
  const space = await findSpace(db, slug)
  return space?.open === true || permitsOn(actor, 'city-data.read', { city: slug, sample })
}
