import type { ReactNode } from 'react'
import { showDay } from '../../base/day.ts'
import type { Source } from '../../base/fact.ts'
import type { Lang } from '../../base/text.ts'
import type { CityRecord, EventKind, PublicStatus, RecordEvent } from '../../programme/index.ts'
import type { BodyNames } from '../city-place.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { type Answer, Answers } from '../ui/answers.tsx'
import { FootnoteRef, ProofTag } from '../ui/index.ts'
import { cityWords } from '../words/city.ts'

export type CityAnswersProps = {
  record: CityRecord
  status: PublicStatus
  /** Begun days of the period for correction that are left, while at risk. */
  daysLeft?: number | undefined
  bodies: BodyNames
  numberOf: (source: Source) => number
}

type Told = CityAnswersProps & { lang: Lang }

/** The four questions of the first screen: who, when, until when, and what the data say. */
export function CityAnswers(props: CityAnswersProps) {
  const lang = useLang()
  const told = { ...props, lang }
  const answers = props.status.legal === 'zone' ? zoneAnswers(told) : certifiedAnswers(told)
  return (
    <Answers
      label={cityWords[lang].answers}
      answers={[...answers, untilAnswer(told), dataAnswer(told)]}
    />
  )
}

function certifiedAnswers(told: Told): Answer[] {
  const t = cityWords[told.lang]
  const { record, lang } = told
  const grant = newest(record, 'emblem-granted')
  const approved = newest(record, 'plan-approved')
  const renewed = newest(record, 'renewed')
  const approvedBy = approved && nameOf(told, approved)
  const whoNotes: ReactNode[] = []
  if (grant && !grant.bodyId && approved && approvedBy)
    whoNotes.push(
      <>
        {t.planApproved(approvedBy, showDay(approved.on, lang))}
        {mark(told, approved.source)}
      </>,
    )
  const whenNotes: ReactNode[] = dayNotes(told, grant)
  if (renewed)
    whenNotes.push(
      <>
        {t.renewedOn(showDay(renewed.on, lang), nameOf(told, renewed))}
        {mark(told, renewed.source)}
      </>,
    )
  return [
    { key: 'who', question: t.whoCertified, value: whoValue(told, grant), notes: whoNotes },
    { key: 'when', question: t.whenCertified, value: whenValue(told, grant), notes: whenNotes },
  ]
}

function zoneAnswers(told: Told): Answer[] {
  const t = cityWords[told.lang]
  const zone = newest(told.record, 'zone-announced')
  return [
    { key: 'who', question: t.whoAnnouncedZone, value: whoValue(told, zone) },
    {
      key: 'when',
      question: t.whenAnnouncedZone,
      value: whenValue(told, zone),
      notes: dayNotes(told, zone),
    },
  ]
}

/** Says what is known of the term and on what that rests; never that it is in force or over. */
function untilAnswer(told: Told): Answer {
  const t = cityWords[told.lang]
  const { validity } = told.record
  const answer = { key: 'until', question: t.untilWhen }
  if (!validity) return { ...answer, value: t.untilUnknown, notes: [t.zoneTermNotFound] }
  const basis = (
    <>
      {show(validity.basis, told.lang)}
      {validity.source && mark(told, validity.source)}
    </>
  )
  if (validity.kind === 'unknown') return { ...answer, value: t.untilUnknown, notes: [basis] }
  return {
    ...answer,
    value: t.untilDay(showDay(validity.until, told.lang)),
    notes: [
      <strong key="kind">
        {validity.kind === 'known' ? t.untilKnownKind : t.untilComputedKind}
      </strong>,
      t.termFrom(showDay(validity.from, told.lang)),
      basis,
    ],
  }
}

function dataAnswer({ lang, status, daysLeft }: Told): Answer {
  const t = cityWords[lang]
  return {
    key: 'data',
    question: t.whatDataSay,
    value: <ProofTag proof={status.proof} daysLeft={daysLeft} />,
    notes: status.proof === 'no-data' ? [t.noDataMeaning] : [],
  }
}

function whoValue(told: Told, event: RecordEvent | undefined): ReactNode {
  const name = event && nameOf(told, event)
  if (!event || !name) return cityWords[told.lang].bodyNotFound
  return (
    <>
      {name}
      {mark(told, event.source)}
    </>
  )
}

function whenValue(told: Told, event: RecordEvent | undefined): ReactNode {
  if (!event) return cityWords[told.lang].dayNotFound
  return (
    <>
      <time dateTime={event.on}>{showDay(event.on, told.lang)}</time>
      {mark(told, event.source)}
    </>
  )
}

function dayNotes(told: Told, event: RecordEvent | undefined): ReactNode[] {
  return event && event.on.length < 10 ? [cityWords[told.lang].exactDayNotFound] : []
}

function nameOf({ bodies, lang }: Told, event: RecordEvent): string | null {
  const name = event.bodyId === null ? undefined : bodies.get(event.bodyId)
  return name ? show(name, lang) : null
}

function mark({ numberOf }: Told, source: Source): ReactNode {
  return <FootnoteRef number={numberOf(source)} />
}

/** The newest event of a kind; events stand in time order. */
function newest(record: CityRecord, kind: EventKind): RecordEvent | undefined {
  return record.events.filter((event) => event.kind === kind).at(-1)
}
