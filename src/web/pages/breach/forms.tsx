import {
  type Breach,
  breachKinds,
  breachKindWords,
  breachRisks,
  breachRiskWords,
  toldOf,
} from '../../../identity/index.ts'
import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { show } from '../../thai.ts'
import { Button, Checkboxes, Form, Input, Radios, TextArea } from '../../ui/index.ts'
import { breachWords } from '../../words/breach.ts'

export const assessmentFields = [
  'knownOn',
  'knownTime',
  'what',
  'data',
  'whose',
  'peopleCount',
  'risk',
  'riskReason',
  'measures',
] as const
export type AssessmentForm = Typed<(typeof assessmentFields)[number]> & { kinds: readonly string[] }

export const noticeFields = ['told', 'sentOn', 'sentTime', 'how', 'lateReason'] as const
export type NoticeForm = Typed<(typeof noticeFields)[number]>

/** The fields of what is known of a breach; `to` takes the form. With `asksWhen` it asks since when it is known. */
export function AssessmentFormOf({
  to,
  submit,
  asksWhen,
  form: { fields, errors, kinds },
}: {
  to: string
  submit: string
  asksWhen: boolean
  form: AssessmentForm
}) {
  const { lang } = useFrame()
  const t = breachWords[lang]
  const of = (name: (typeof assessmentFields)[number]) => ({
    name,
    value: fields[name],
    error: errorOf(errors, name),
  })
  return (
    <Form to={to}>
      {asksWhen && (
        <>
          <Input {...of('knownOn')} label={t.knownOn} hint={t.dayHint} width="short" required />
          <Input
            {...of('knownTime')}
            label={t.knownTime}
            hint={t.timeHint}
            width="short"
            required
          />
        </>
      )}
      <Checkboxes
        name="kinds"
        label={t.kinds}
        values={kinds}
        error={errorOf(errors, 'kinds')}
        choices={breachKinds.map((kind) => ({
          value: kind,
          label: show(breachKindWords[kind], lang),
        }))}
      />
      <TextArea {...of('what')} label={t.what} hint={t.whatHint} rows={4} required />
      <TextArea {...of('data')} label={t.data} hint={t.dataHint} rows={2} required />
      <TextArea {...of('whose')} label={t.whose} hint={t.whoseHint} rows={2} required />
      <Input
        {...of('peopleCount')}
        label={t.count}
        hint={t.countHint}
        inputMode="numeric"
        width="short"
        optional
      />
      <Radios
        {...of('risk')}
        label={t.risk}
        choices={breachRisks.map((risk) => ({
          value: risk,
          label: show(breachRiskWords[risk], lang),
        }))}
      />
      <TextArea {...of('riskReason')} label={t.riskReason} rows={2} required />
      <TextArea {...of('measures')} label={t.measures} hint={t.measuresHint} rows={4} optional />
      <Button>{submit}</Button>
    </Form>
  )
}

/** The form that notes a notice. */
export function NoticeFormOf({ breach, form }: { breach: Pick<Breach, 'id'>; form: NoticeForm }) {
  const { lang } = useFrame()
  const t = breachWords[lang]
  const { fields, errors } = form
  const of = (name: (typeof noticeFields)[number]) => ({
    name,
    value: fields[name],
    error: errorOf(errors, name),
  })
  return (
    <section aria-labelledby="note">
      <h2 id="note">{t.note}</h2>
      <Form to={`/office/breaches/${breach.id}/notices`}>
        <Radios
          {...of('told')}
          label={t.told}
          choices={toldOf.map((one) => ({ value: one, label: t.toldNames[one] }))}
        />
        <Input {...of('sentOn')} label={t.sentOn} hint={t.dayHint} width="short" required />
        <Input {...of('sentTime')} label={t.sentTime} hint={t.timeHint} width="short" required />
        <Input {...of('how')} label={t.how} hint={t.howHint} maxLength={500} required />
        <TextArea {...of('lateReason')} label={t.lateReason} hint={t.lateHint} rows={2} optional />
        <Button>{t.noteSubmit}</Button>
      </Form>
    </section>
  )
}
