import { showInstant } from '../../../base/day.ts'
import { type Breach, committeeState, personsState, present } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { ButtonLink, DataTable, DownloadList, EmptyState, Link, Page } from '../../ui/index.ts'
import { breachWords } from '../../words/breach.ts'
import { NoticeStateTag } from './notice-state.tsx'

export type BreachesPageData = { breaches: readonly Breach[]; mayRecord: boolean; now: Date }

/** The register of breaches, with how the notices of each stand. */
export function BreachesPage({ breaches, mayRecord, now }: BreachesPageData) {
  const { lang } = useFrame()
  const t = breachWords[lang]
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} unlisted>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      {mayRecord && (
        <p>
          <ButtonLink to="/office/breaches/new">{t.record}</ButtonLink>
        </p>
      )}
      {breaches.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <div className="roomy">
          <DataTable
            caption={t.caption}
            stack
            rows={breaches}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'reference',
                label: t.reference,
                oneLine: true,
                cell: ({ id, reference }) => <Link to={`/office/breaches/${id}`}>{reference}</Link>,
              },
              { key: 'known', label: t.knownAt, cell: (one) => showInstant(one.knownAt, lang) },
              { key: 'what', label: t.what, cell: (one) => excerpt(present(one).what) },
              {
                key: 'committee',
                label: t.committee,
                cell: (one) => <NoticeStateTag notice={committeeState(one, now)} />,
              },
              {
                key: 'persons',
                label: t.persons,
                cell: (one) => <NoticeStateTag notice={personsState(one)} />,
              },
            ]}
          />
        </div>
      )}
      <DownloadList files={[{ href: '/api/v1/breaches/export', label: t.exportFile }]} />
    </Page>
  )
}

const shown = 160

/** The beginning of a text, cut between characters as people see them. */
function excerpt(text: string): string {
  const letters = Array.from(new Intl.Segmenter('th').segment(text), ({ segment }) => segment)
  return letters.length <= shown ? text : `${letters.slice(0, shown).join('')}…`
}
