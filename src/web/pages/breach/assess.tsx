import { useFrame } from '../../frame.ts'
import { ErrorSummary, Page } from '../../ui/index.ts'
import { breachWords } from '../../words/breach.ts'
import { commonWords } from '../../words/common.ts'
import { type AssessmentForm, AssessmentFormOf } from './forms.tsx'

export type AssessPageData = {
  /** The breach that is assessed again; null where a new one is recorded. */
  breach: { id: string; reference: string } | null
  form: AssessmentForm
}

/** Records a breach, or what is known of it now. */
export function AssessPage({ breach, form }: AssessPageData) {
  const { lang } = useFrame()
  const t = breachWords[lang]
  const title = breach ? t.assessTitle(breach.reference) : t.newTitle
  const failed = form.errors.length > 0
  const home = { label: t.title, to: '/office/breaches' }
  const to = breach ? `/office/breaches/${breach.id}/assessments` : '/office/breaches'
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + title : title}
      description={t.description}
      breadcrumbs={[
        home,
        ...(breach ? [{ label: breach.reference, to: `/office/breaches/${breach.id}` }] : []),
      ]}
      unlisted
    >
      <ErrorSummary errors={form.errors} />
      <h1>{title}</h1>
      <p className="lead">{breach ? t.assessLead : t.lead}</p>
      <p className="prose">{t.formLead}</p>
      <AssessmentFormOf
        to={to}
        submit={breach ? t.assessSubmit : t.submit}
        asksWhen={breach === null}
        form={form}
      />
    </Page>
  )
}
