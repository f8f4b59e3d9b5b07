import { findSpace } from '../../context/index.ts'
import {
  actOf,
  notPermitted,
  objectOfScope,
  permitsOn,
  requirePermitOn,
  type SignedIn,
} from '../../identity/index.ts'
import { adoptIndicator, type Declaration, listDefinitions } from '../../indicators/index.ts'
import type { Db } from '../../store/db.ts'
import { askInterface } from '../first-csv/own-interface.ts'
import { type Mapping, readObservations, readSheet } from '../first-csv/read-rows.ts'
import { onlyInput, sendCsv } from '../first-csv/send-csv.ts'
import { FeedsPage, type FeedValue } from '../pages/city-data/feeds.tsx'
import { ChooseCsvPage, MapCsvPage } from '../pages/city-data/first-csv.tsx'
import { findPlaceName } from '../place-name.ts'
import type { PageRoutes } from '../route.ts'
import { readText } from '../typed-text.ts'
import { cityDataWords } from '../words/city-data.ts'

const { th, en } = cityDataWords

/** The data of the city one acts in: what its feeds say, and the first CSV in three steps. */
export const cityDataPageRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  pages.own(
    '/organisation/data',
    { summary: { th: th.feeds, en: en.feeds }, permit: 'city-data.read' },
    async ({ me, request, at }) => {
      const { city, object } = requireCity(me, 'city-data.read')
      const space = await findSpace(db, city)
      const place = (await findPlaceName(db.read, { kind: 'city', id: city })) ?? {
        th: city,
        en: city,
      }
      return {
        html: (
          <FeedsPage
            place={place}
            sample={me.actor.person.sample}
            hasSpace={space !== undefined}
            values={space ? await newestValues(request, city) : []}
            mayWrite={permitsOn(me.actor, 'city-data.write', object)}
            now={at}
          />
        ),
      }
    },
  )

  pages.own(
    '/organisation/data/first-csv',
    { summary: { th: th.title, en: en.title }, permit: 'city-data.write' },
    ({ me }) => {
      requireCity(me, 'city-data.write')
      return { html: <ChooseCsvPage sample={me.actor.person.sample} errors={[]} /> }
    },
  )

  pages.ownPost(
    '/organisation/data/first-csv',
    {
      summary: { th: th.steps[1] as string, en: en.steps[1] as string },
      permit: 'city-data.write',
      files: true,
    },
    async ({ me, body, lang }) => {
      requireCity(me, 'city-data.write')
      const sample = me.actor.person.sample
      const csv = readCsv(body.file)
      const sheet = readSheet(csv)
      if (typeof sheet === 'string') {
        const errors = [{ name: 'file', message: cityDataWords[lang].errors[sheet] }]
        return { html: <ChooseCsvPage sample={sample} errors={errors} />, status: 422 }
      }
      const indicators = await feedable(db)
      return {
        html: <MapCsvPage {...{ sample, csv, sheet, indicators }} chosen={{}} errors={[]} />,
      }
    },
  )

  pages.ownPost(
    '/organisation/data/first-csv/rows',
    {
      summary: { th: th.steps[2] as string, en: en.steps[2] as string },
      permit: 'city-data.write',
      files: true,
    },
    async ({ me, body, lang, request, at }) => {
      const { city, object } = requireCity(me, 'city-data.write')
      requirePermitOn(me.actor, 'indicator.declare', object)
      const t = cityDataWords[lang]
      const sample = me.actor.person.sample
      const csv = readCsv(body.csv)
      const sheet = readSheet(csv)
      if (typeof sheet === 'string')
        return {
          html: (
            <ChooseCsvPage sample={sample} errors={[{ name: 'file', message: t.errors[sheet] }]} />
          ),
          status: 422,
        }
      const indicators = await feedable(db)
      const chosen = Object.fromEntries(
        (['indicator', 'time', 'value', 'point'] as const).map((name) => [
          name,
          readText(body[name]),
        ]),
      )
      const refuse = (errors: { name: string | null; message: string }[]) => ({
        html: <MapCsvPage {...{ sample, csv, sheet, indicators, chosen, errors }} />,
        status: 422,
      })
      const declaration = indicators.find(({ id }) => id === chosen.indicator)
      const mapping = readMapping(chosen, sheet.columns.length)
      const open = [
        ...(declaration ? [] : ['indicator']),
        ...(mapping.time === undefined ? ['time'] : []),
        ...(mapping.value === undefined ? ['value'] : []),
      ]
      if (!declaration || open.length > 0)
        return refuse(open.map((name) => ({ name, message: t.errors.choose })))
      const { observations, faults } = readObservations(sheet, mapping as Mapping)
      if (faults.length > 0 || observations.length === 0)
        return refuse(
          faults.length === 0
            ? [{ name: 'value', message: t.errors.tooFew }]
            : faults.map(({ kind, line, given }) => ({
                name: kind === 'badTime' ? 'time' : 'value',
                message: t.errors[kind](line, given.slice(0, 60)),
              })),
        )
      if (!(await findSpace(db, city))) return refuse([{ name: null, message: t.noSpace }])
      const input = onlyInput(declaration)
      if (!input || !(await sendCsv(request, city, input, observations)))
        return refuse([{ name: null, message: t.errors.refused }])
      await adoptIndicator(db, city, { id: declaration.id }, actOf(request, at))
      return { redirect: `/cities/${city}/indicators/${declaration.id}` }
    },
  )
}

/** The city one acts in, where one may do this to its data. Throws `notPermitted`. */
function requireCity({ actor }: SignedIn, action: 'city-data.read' | 'city-data.write') {
  const { mandate } = actor
  if (mandate?.scope.kind !== 'city' || mandate.scope.id === null) throw notPermitted()
  const object = objectOfScope(mandate.scope, actor.person.sample)
  requirePermitOn(actor, action, object)
  return { city: mandate.scope.id, object }
}

/** The newest version of each common definition that one column of values can feed. */
async function feedable(db: Db): Promise<Declaration[]> {
  const all = await listDefinitions(db.read)
  return all
    .filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
    .map(({ declaration }) => declaration)
    .filter((declaration) => onlyInput(declaration) !== undefined)
}

/** A file that was sent, or the text that went along in a form. */
function readCsv(given: unknown): string {
  if (Buffer.isBuffer(given)) return given.toString('utf8')
  return typeof given === 'string' ? given : ''
}

function readMapping(
  chosen: Record<string, string | undefined>,
  columns: number,
): Partial<Mapping> {
  const column = (name: string) => {
    const given = chosen[name] ?? ''
    return /^\d{1,3}$/.test(given) && Number(given) < columns ? Number(given) : undefined
  }
  return {
    time: column('time') as number,
    value: column('value') as number,
    point: column('point'),
  }
}

type Attribute = { type?: string; value?: unknown; unitCode?: string; observedAt?: string }
const mostPoints = 500

async function newestValues(
  request: Parameters<typeof askInterface>[0],
  city: string,
): Promise<FeedValue[]> {
  const types = (await askInterface(request, city, { path: '/types' })).body as {
    typeList?: string[]
  }
  const names = types?.typeList ?? []
  if (names.length === 0) return []
  const query = new URLSearchParams({ type: names.join(','), limit: String(mostPoints) })
  const found = await askInterface(request, city, { path: `/entities?${query}` })
  if (!Array.isArray(found.body)) return []
  return found.body.flatMap(({ id, type, ...attributes }: Record<string, unknown>) =>
    Object.entries(attributes as Record<string, Attribute>).flatMap(
      ([attribute, one]): FeedValue[] =>
        one?.type === 'Property' && typeof one.value === 'number'
          ? [
              {
                point: String(id),
                type: String(type),
                attribute,
                value: one.value,
                unit: one.unitCode,
                at: one.observedAt === undefined ? undefined : new Date(one.observedAt),
              },
            ]
          : [],
    ),
  )
}
