import { showInstant } from '../../../base/day.ts'
import {
  type Assessment,
  type Breach,
  breachKindWords,
  breachRiskWords,
  committeeState,
  personsState,
  present,
} from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import {
  ButtonLink,
  DataTable,
  Details,
  DownloadList,
  ErrorSummary,
  Page,
  Said,
  SummaryList,
} from '../../ui/index.ts'
import { breachWords } from '../../words/breach.ts'
import { commonWords } from '../../words/common.ts'
import { type NoticeForm, NoticeFormOf } from './forms.tsx'
import { NoticeStateTag } from './notice-state.tsx'

export type BreachPageData = {
  breach: Breach
  mayRecord: boolean
  form: NoticeForm
  saved: boolean
  now: Date
}

/** One breach: how its notices stand, what is known, what was said before, who was told. */
export function BreachPage({ breach, mayRecord, form, saved, now }: BreachPageData) {
  const { lang } = useFrame()
  const t = breachWords[lang]
  const failed = form.errors.length > 0
  const earlier = breach.assessments.slice(0, -1).reverse()
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + breach.reference : breach.reference}
      description={t.description}
      breadcrumbs={[{ label: t.title, to: '/office/breaches' }]}
      unlisted
    >
      <ErrorSummary errors={form.errors} />
      <h1>{breach.reference}</h1>
      {saved && <Said>{t.saved}</Said>}
      <SummaryList
        rows={[
          { term: t.knownAt, value: showInstant(breach.knownAt, lang) },
          { term: t.committee, value: <NoticeStateTag notice={committeeState(breach, now)} /> },
          { term: t.persons, value: <NoticeStateTag notice={personsState(breach)} /> },
        ]}
      />
      <section aria-labelledby="present">
        <h2 id="present">{t.present}</h2>
        <AssessmentOf assessment={present(breach)} />
        {mayRecord && (
          <p>
            <ButtonLink to={`/office/breaches/${breach.id}/assess`} kind="secondary">
              {t.assess}
            </ButtonLink>
          </p>
        )}
        {earlier.length > 0 && (
          <Details summary={t.earlier(showNumber(earlier.length, lang))}>
            {earlier.map((assessment) => (
              <AssessmentOf key={assessment.number} assessment={assessment} />
            ))}
          </Details>
        )}
      </section>
      <section aria-labelledby="notices" className="roomy">
        <h2 id="notices">{t.notices}</h2>
        {breach.notices.length === 0 ? <p>{t.noNotices}</p> : <Notices breach={breach} />}
        <DownloadList
          files={[
            { href: `/api/v1/breaches/${breach.id}/notice?lang=${lang}`, label: t.noticeFile },
          ]}
        />
      </section>
      {mayRecord && <NoticeFormOf breach={breach} form={form} />}
    </Page>
  )
}

function AssessmentOf({ assessment }: { assessment: Assessment }) {
  const { lang } = useFrame()
  const t = breachWords[lang]
  const { kinds, what, data, whose, peopleCount, risk, riskReason, measures } = assessment
  const count = peopleCount === null ? t.uncounted : t.people(showNumber(peopleCount, lang))
  return (
    <SummaryList
      rows={[
        { term: t.kinds, value: kinds.map((kind) => show(breachKindWords[kind], lang)).join(', ') },
        { term: t.what, value: <Lines text={what} /> },
        { term: t.data, value: <Lines text={data} /> },
        { term: t.whose, value: <Lines text={whose} /> },
        { term: t.count, value: count },
        {
          term: t.risk,
          value: <Lines text={`${show(breachRiskWords[risk], lang)}\n${riskReason}`} />,
        },
        { term: t.measures, value: <Lines text={measures || t.noMeasures} /> },
        { term: t.assessedAt, value: showInstant(assessment.assessedAt, lang) },
      ]}
    />
  )
}

/** What somebody wrote, line by line. */
function Lines({ text }: { text: string }) {
  return <span className="as-written">{text}</span>
}

function Notices({ breach }: { breach: Breach }) {
  const { lang } = useFrame()
  const t = breachWords[lang]
  return (
    <DataTable
      caption={t.noticesCaption}
      stack
      rows={breach.notices}
      rowKey={({ id }) => id}
      columns={[
        { key: 'told', label: t.told, cell: ({ told }) => t.toldNames[told] },
        { key: 'sent', label: t.sentAt, cell: ({ sentAt }) => showInstant(sentAt, lang) },
        { key: 'how', label: t.how, cell: ({ how }) => how },
        { key: 'late', label: t.lateReason, cell: ({ lateReason }) => lateReason ?? '–' },
      ]}
    />
  )
}
