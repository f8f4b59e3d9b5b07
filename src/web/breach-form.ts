import { readMoment } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import {
  breachKinds,
  breachRisks,
  type NewAssessment,
  type NewNotice,
  toldOf,
} from '../identity/index.ts'
import {
  type AssessmentForm,
  assessmentFields,
  type NoticeForm,
  noticeFields,
} from './pages/breach/forms.tsx'
import { readChoices, readTexts } from './typed-text.ts'
import type { FieldError } from './ui/index.ts'
import { breachWords } from './words/breach.ts'

/** A sent assessment: as it was typed, and as it is meant where nothing must change. */
export type ReadAssessment = { form: AssessmentForm; told?: NewAssessment }

/** Reads what somebody says of a breach. What a number cannot be is left to the room to refuse. */
export function readAssessment(body: Record<string, unknown>, lang: Lang): ReadAssessment {
  const fields = readTexts(body, assessmentFields)
  const chosen = readChoices(body.kinds)
  const kinds = breachKinds.filter((kind) => chosen.includes(kind))
  const risk = breachRisks.find((one) => one === fields.risk)
  const errors: FieldError[] =
    risk === undefined ? [{ name: 'risk', message: breachWords[lang].riskMissing }] : []
  const form = { fields, errors, kinds }
  if (risk === undefined) return { form }
  const { what, whose, data, riskReason, measures, peopleCount } = fields
  const count = peopleCount === '' ? null : Number(peopleCount.replace(/[,\s]/g, ''))
  return {
    form,
    told: { kinds, what, whose, data, peopleCount: count, risk, riskReason, measures },
  }
}

/** The moment at which the breach became known, or what is wrong with it. */
export function readKnownAt(body: Record<string, unknown>, lang: Lang): Date | FieldError {
  const { knownOn, knownTime } = readTexts(body, ['knownOn', 'knownTime'])
  const moment = readMoment(knownOn, knownTime)
  return moment ?? { name: 'knownOn', message: breachWords[lang].momentWrong }
}

/** A sent notice: as it was typed, and as it is meant where nothing must change. */
export type ReadNotice = { form: NoticeForm; notice?: NewNotice }

/** Reads the note that somebody was told of a breach. */
export function readNotice(body: Record<string, unknown>, lang: Lang): ReadNotice {
  const fields = readTexts(body, noticeFields)
  const t = breachWords[lang]
  const told = toldOf.find((one) => one === fields.told)
  const sentAt = readMoment(fields.sentOn, fields.sentTime)
  const errors: FieldError[] = [
    ...(told === undefined ? [{ name: 'told', message: t.toldMissing }] : []),
    ...(sentAt === undefined ? [{ name: 'sentOn', message: t.momentWrong }] : []),
  ]
  const form = { fields, errors }
  if (told === undefined || sentAt === undefined) return { form }
  const { how, lateReason } = fields
  return { form, notice: { told, sentAt, how, lateReason: lateReason || null } }
}

/** What the fields are called, for the problems that name them, and the field beside which a moment is told. */
export function breachLabels(lang: Lang): Record<string, string> {
  const t = breachWords[lang]
  const { kinds, what, whose, data, riskReason, measures, how, lateReason } = t
  const texts = { kinds, what, whose, data, riskReason, measures, how, lateReason }
  return { ...texts, peopleCount: t.count, knownAt: t.knownOn, sentAt: t.sentOn }
}
export const breachRenames = { knownAt: 'knownOn', sentAt: 'sentOn' }
