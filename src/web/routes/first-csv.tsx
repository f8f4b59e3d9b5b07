import { findSpace } from '../../context/index.ts'
import { actOf, requirePermitOn } from '../../identity/index.ts'
import { adoptIndicator, type Declaration, listDefinitions } from '../../indicators/index.ts'
import type { Db } from '../../store/db.ts'
import { columnNeeds } from '../first-csv/column-needs.ts'
import {
  type CsvObservation,
  readObservations,
  readSheet,
  type Sheet,
} from '../first-csv/read-rows.ts'
import { sendCsv } from '../first-csv/send-csv.ts'
import { ChooseCsvPage, MapCsvPage } from '../pages/city-data/first-csv.tsx'
import type { PageRoutes } from '../route.ts'
import { readText } from '../typed-text.ts'
import type { FieldError } from '../ui/error-summary.tsx'
import { cityDataWords } from '../words/city-data.ts'
import { requireOwnCity } from './own-city.ts'

const { th, en } = cityDataWords

/** The first CSV of a city in three steps: indicator and file, which column is what, the indicator measured. */
export const firstCsvRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  pages.own(
    '/organisation/data/first-csv',
    { summary: { th: th.title, en: en.title }, permit: 'city-data.write' },
    async ({ me }) => {
      const { city } = requireOwnCity(me, 'city-data.write')
      const { sample } = me.actor.person
      return { html: <ChooseCsvPage {...{ sample, ...(await known(db, city)) }} errors={[]} /> }
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
      const { city } = requireOwnCity(me, 'city-data.write')
      const { sample } = me.actor.person
      const csv = readCsv(body.file)
      const begun = begin(await known(db, city), readText(body.indicator), csv, lang)
      if ('errors' in begun)
        return { html: <ChooseCsvPage {...{ sample, ...begun }} />, status: 422 }
      return { html: <MapCsvPage {...{ sample, csv, ...begun }} chosen={{}} errors={[]} /> }
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
      const { city, object } = requireOwnCity(me, 'city-data.write')
      requirePermitOn(me.actor, 'indicator.declare', object)
      const t = cityDataWords[lang]
      const { sample } = me.actor.person
      const csv = readCsv(body.csv)
      const begun = begin(await known(db, city), readText(body.indicator), csv, lang)
      if ('errors' in begun)
        return { html: <ChooseCsvPage {...{ sample, ...begun }} />, status: 422 }
      const { declaration, needs, sheet } = begun
      const fields = ['time', 'point', ...needs.map(({ name }) => `value-${name}`)]
      const chosen = Object.fromEntries(fields.map((name) => [name, readText(body[name])]))
      const refuse = (errors: FieldError[]) => ({
        html: <MapCsvPage {...{ sample, csv, ...begun, chosen, errors }} />,
        status: 422,
      })
      const column = (name: string) => columnOf(chosen[name], sheet)
      const open = fields.filter((name) => name !== 'point' && column(name) === undefined)
      if (open.length > 0) return refuse(open.map((name) => ({ name, message: t.errors.choose })))
      const read = needs.map((need) => {
        const value = `value-${need.name}`
        const mapping = { time: column('time') as number, value: column(value) as number }
        return { need, value, ...readObservations(sheet, { ...mapping, point: column('point') }) }
      })
      const errors = read.flatMap(({ value, observations, faults }) =>
        faults.length === 0 && observations.length === 0
          ? [{ name: value, message: t.errors.noValues }]
          : faults.map(({ kind, line, given }) => ({
              name: kind === 'badTime' ? 'time' : value,
              message: t.errors[kind](line, given.slice(0, 60)),
            })),
      )
      if (errors.length > 0) return refuse(once(errors))
      if (!(await findSpace(db, city))) return refuse([{ name: null, message: t.noSpace }])
      for (const { need, observations } of read)
        if (!(await sendCsv(request, city, need, observations as CsvObservation[])))
          return refuse([{ name: null, message: t.errors.refused }])
      await adoptIndicator(db, city, { id: declaration.id }, actOf(request, at))
      return { redirect: `/cities/${city}/indicators/${declaration.id}` }
    },
  )
}

type Known = { feedable: readonly Declaration[]; others: readonly Declaration[] }

/** The newest version of each definition that the city may use, by whether a file can feed it. */
async function known(db: Db, city: string): Promise<Known> {
  const all = await listDefinitions(db.read, city)
  const newest = all
    .filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
    .map(({ declaration }) => declaration)
  return {
    feedable: newest.filter((one) => columnNeeds(one)),
    others: newest.filter((one) => !columnNeeds(one)),
  }
}

/** What step 1 came to: the indicator with the columns it needs and the file as a table; or what is wrong, and the page again. */
function begin(all: Known, indicator: string, csv: string, lang: 'th' | 'en') {
  const t = cityDataWords[lang].errors
  const declaration = all.feedable.find(({ id }) => id === indicator)
  const needs = declaration && columnNeeds(declaration)
  const sheet = readSheet(csv)
  if (declaration && needs && typeof sheet !== 'string') return { declaration, needs, sheet }
  const errors: FieldError[] = [
    ...(declaration ? [] : [{ name: 'indicator', message: t.choose }]),
    ...(typeof sheet === 'string' ? [{ name: 'file', message: t[sheet] }] : []),
  ]
  return { ...all, indicator, errors }
}

/** A file that was sent, or the text that went along in a form. */
function readCsv(given: unknown): string {
  if (Buffer.isBuffer(given)) return given.toString('utf8')
  return typeof given === 'string' ? given : ''
}

function columnOf(given: string | undefined, { columns }: Sheet): number | undefined {
  const at = /^\d{1,3}$/.test(given ?? '') ? Number(given) : undefined
  return at !== undefined && at < columns.length ? at : undefined
}

/** A time that cannot be read is one fault, however many columns stand beside it. */
function once(errors: readonly FieldError[]): FieldError[] {
  return errors.filter(
    ({ message }, at) => errors.findIndex((one) => one.message === message) === at,
  )
}
