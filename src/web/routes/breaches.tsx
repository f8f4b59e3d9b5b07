import { Type } from 'typebox'
import {
  actOf,
  assessBreach,
  type Breach,
  breachObject,
  findBreach,
  invalidBreach,
  listBreaches,
  noSuchBreach,
  noteNotice,
  permitsOn,
  present,
  recordBreach,
  requirePermitOn,
  type SignedIn,
} from '../../identity/index.ts'
import {
  breachLabels,
  breachRenames,
  readAssessment,
  readKnownAt,
  readNotice,
} from '../breach-form.ts'
import { errorsOf, statusOf, untouched } from '../form-errors.ts'
import { isUuid } from '../is-uuid.ts'
import { AssessPage } from '../pages/breach/assess.tsx'
import { BreachPage } from '../pages/breach/breach.tsx'
import { BreachesPage } from '../pages/breach/breaches.tsx'
import type { AssessmentForm, NoticeForm } from '../pages/breach/forms.tsx'
import type { PageRoutes } from '../route.ts'
import { breachWords } from '../words/breach.ts'

const { th, en } = breachWords
const byId = Type.Object({ id: Type.String({ maxLength: 40 }) })
const reading = { summary: { th: th.title, en: en.title }, permit: 'breach.read' } as const
const recording = { summary: { th: th.record, en: en.record }, permit: 'breach.record' } as const
const noting = { summary: { th: th.note, en: en.note }, permit: 'breach.record' } as const
const blank: AssessmentForm = { ...untouched, kinds: [] }

/** The register of breaches of personal data. */
export const breachRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  async function requireBreach({ actor }: SignedIn, id: string): Promise<Breach> {
    requirePermitOn(actor, 'breach.read', breachObject)
    const breach = isUuid(id) ? await findBreach(db.read, id) : undefined
    if (!breach) throw noSuchBreach()
    return breach
  }

  const mayRecord = ({ actor }: SignedIn) => permitsOn(actor, 'breach.record', breachObject)
  const requireRecorder = ({ actor }: SignedIn) =>
    requirePermitOn(actor, 'breach.record', breachObject)

  async function page(me: SignedIn, id: string, now: Date, form: NoticeForm, saved = false) {
    const breach = await requireBreach(me, id)
    return (
      <BreachPage breach={breach} mayRecord={mayRecord(me)} form={form} saved={saved} now={now} />
    )
  }

  pages.own('/office/breaches', reading, async ({ me, at }) => {
    requirePermitOn(me.actor, 'breach.read', breachObject)
    const breaches = await listBreaches(db.read)
    return { html: <BreachesPage breaches={breaches} mayRecord={mayRecord(me)} now={at} /> }
  })

  pages.own('/office/breaches/new', recording, ({ me }) => {
    requireRecorder(me)
    return { html: <AssessPage breach={null} form={blank} /> }
  })

  pages.ownPost('/office/breaches', recording, async ({ lang, me, body, request, at }) => {
    requireRecorder(me)
    const { form, told } = readAssessment(body, lang)
    const knownAt = readKnownAt(body, lang)
    const refuse = (errors: AssessmentForm['errors'], status: number) => ({
      html: <AssessPage breach={null} form={{ ...form, errors }} />,
      status,
    })
    if (!(knownAt instanceof Date)) return refuse([knownAt, ...form.errors], 422)
    if (!told) return refuse(form.errors, 422)
    try {
      const { id } = await recordBreach(db, knownAt, told, actOf(request, at))
      return { redirect: `/office/breaches/${id}?saved=1` }
    } catch (error) {
      const errors = errorsOf(error, lang, [invalidBreach], breachLabels(lang), breachRenames)
      if (!errors) throw error
      return refuse(errors, statusOf(error))
    }
  })

  pages.own(
    '/office/breaches/:id',
    {
      ...reading,
      params: byId,
      query: Type.Object({ saved: Type.Optional(Type.Literal('1')) }),
    },
    async ({ me, params, query, at }) => ({
      html: await page(me, params.id, at, untouched, !!query.saved),
    }),
  )

  pages.own('/office/breaches/:id/assess', { ...recording, params: byId }, async (visit) => {
    const { me, params } = visit
    requireRecorder(me)
    const breach = await requireBreach(me, params.id)
    const { kinds, peopleCount, what, whose, data, risk, riskReason, measures } = present(breach)
    const texts = { what, whose, data, risk, riskReason, measures }
    const fields = { ...texts, peopleCount: peopleCount?.toString() ?? '' }
    return { html: <AssessPage breach={breach} form={{ fields, errors: [], kinds }} /> }
  })

  pages.ownPost(
    '/office/breaches/:id/assessments',
    { ...recording, params: byId },
    async ({ lang, me, params: { id }, body, request, at }) => {
      requireRecorder(me)
      const breach = await requireBreach(me, id)
      const { form, told } = readAssessment(body, lang)
      const refuse = (errors: AssessmentForm['errors'], status: number) => ({
        html: <AssessPage breach={breach} form={{ ...form, errors }} />,
        status,
      })
      if (!told) return refuse(form.errors, 422)
      try {
        await assessBreach(db, id, told, actOf(request, at))
        return { redirect: `/office/breaches/${id}?saved=1` }
      } catch (error) {
        const errors = errorsOf(error, lang, [invalidBreach], breachLabels(lang), breachRenames)
        if (!errors) throw error
        return refuse(errors, statusOf(error))
      }
    },
  )

  pages.ownPost(
    '/office/breaches/:id/notices',
    { ...noting, params: byId },
    async ({ lang, me, params: { id }, body, request, at }) => {
      requireRecorder(me)
      await requireBreach(me, id)
      const { form, notice } = readNotice(body, lang)
      if (!notice) return { html: await page(me, id, at, form), status: 422 }
      try {
        await noteNotice(db, id, notice, actOf(request, at))
        return { redirect: `/office/breaches/${id}?saved=1` }
      } catch (error) {
        const errors = errorsOf(error, lang, [invalidBreach], breachLabels(lang), breachRenames)
        if (!errors) throw error
        return { html: await page(me, id, at, { ...form, errors }), status: statusOf(error) }
      }
    },
  )
}
