import { Type } from 'typebox'
import { notFound } from '../../http/problems.ts'
import { actOf } from '../../identity/index.ts'
import {
  findRecord,
  listMapCities,
  listPublishedCorrections,
  receiveCorrection,
} from '../../programme/index.ts'
import {
  emptyForm,
  errorsFrom,
  isFromRobot,
  readFields,
  toNewCorrection,
} from '../correction-form.ts'
import { CorrectionFormPage } from '../pages/correction-form.tsx'
import { CorrectionReceivedPage } from '../pages/correction-received.tsx'
import { CorrectionsPage } from '../pages/corrections.tsx'
import type { PageRoutes } from '../route.ts'
import { correctionWords } from '../words/corrections.ts'
import { unknownCity } from './city.tsx'

const { th, en } = correctionWords
const bySlug = Type.Object({ slug: Type.String({ maxLength: 200 }) })
const referenceShape = /^C-\d{4}-\d{1,9}$/

/** Five requests in ten minutes from one address: enough for a person, too few for a flood. */
const rateLimit = { max: 5, timeWindow: 10 * 60 * 1000 }

/** Published corrections, the form to ask for one, and its receipt. */
export const correctionRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  pages.get('/corrections', { summary: { th: th.listTitle, en: en.listTitle } }, async () => {
    const names = new Map((await listMapCities(db.read, {})).map(({ slug, name }) => [slug, name]))
    const corrections = await listPublishedCorrections(db.read)
    return {
      html: (
        <CorrectionsPage
          corrections={corrections.map((correction) => ({
            ...correction,
            name: names.get(correction.slug),
          }))}
        />
      ),
    }
  })

  pages.get(
    '/corrections/received/:reference',
    {
      summary: { th: th.receivedTitle, en: en.receivedTitle },
      params: Type.Object({ reference: Type.String({ maxLength: 40 }) }),
    },
    async ({ params: { reference } }) => {
      if (!referenceShape.test(reference)) throw notFound()
      const published = (await listPublishedCorrections(db.read)).find(
        (correction) => correction.reference === reference,
      )
      return { html: <CorrectionReceivedPage reference={reference} published={published} /> }
    },
  )

  pages.get(
    '/cities/:slug/correction',
    { summary: { th: th.title, en: en.title }, params: bySlug },
    async ({ params: { slug } }) => {
      const record = await findRecord(db.read, slug)
      if (!record || record.sample) return unknownCity(db.read, slug, '/correction')
      return { html: <CorrectionFormPage slug={slug} name={record.name} form={emptyForm} /> }
    },
  )

  pages.post(
    '/cities/:slug/correction',
    {
      summary: { th: th.title, en: en.title },
      permit: 'correction.ask',
      params: bySlug,
      rateLimit,
    },
    async ({ lang, params: { slug }, body, request, at }) => {
      const record = await findRecord(db.read, slug)
      if (!record || record.sample) return unknownCity(db.read, slug, '/correction')
      // A program that filled in everything is thanked and forgotten: an error would teach it.
      if (isFromRobot(body)) return { redirect: '/corrections' }
      const fields = readFields(body)
      try {
        const { reference } = await receiveCorrection(
          db,
          toNewCorrection(slug, fields),
          actOf(request, at),
        )
        return { redirect: `/corrections/received/${reference}` }
      } catch (error) {
        const errors = errorsFrom(error, lang)
        if (!errors) throw error
        const form = { fields, errors }
        return {
          html: <CorrectionFormPage slug={slug} name={record.name} form={form} />,
          status: 422,
        }
      }
    },
  )
}
