import type { Text } from '../../../base/text.ts'
import {
  type DeclarationTest,
  hasNumber,
  type Reading,
  type StoredDefinition,
} from '../../../indicators/index.ts'
import { useLang } from '../../frame.ts'
import { showMeasured, showPeriod, showReading } from '../../indicators/say.ts'
import { ReadingTag } from '../../indicators/state-tag.tsx'
import { show } from '../../thai.ts'
import { DataTable, DownloadList, Link, Page } from '../../ui/index.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { Method } from './method.tsx'

/** A real city that measures an indicator, with its newest reading. */
export type MeasuringCity = { slug: string; name: Text; reading: Reading }

export type DefinitionProps = {
  definition: StoredDefinition
  /** Real cities only, in the order in which they are shown. */
  cities: readonly MeasuringCity[]
  /** Whether they may be ranked: five real cities or more. */
  ranked: boolean
  /** Address of the indicator in the sample city, where it is shown and measured. */
  sample: string | undefined
}

/** `/indicators/{id}`: the finding over cities, the cities, the method, the tests. */
export function DefinitionPage({ definition, cities, ranked, sample }: DefinitionProps) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const { declaration, id, standing } = definition
  const title = show(declaration.title, lang)
  return (
    <Page
      title={title}
      description={show(declaration.definition, lang)}
      canonical={`/indicators/${id}`}
      breadcrumbs={[{ label: t.title, to: '/indicators' }]}
    >
      <header className="page-head">
        <h1>{title}</h1>
        <p className="page-head__sub">
          {cities.length === 0 ? t.noRealCity : t.realCities(cities.length)}
        </p>
      </header>
      {sample && (
        <p>
          <Link to={sample}>{t.seeSample}</Link>
        </p>
      )}
      {cities.length > 0 && <Cities {...{ definition, cities, ranked }} />}
      <Method declaration={declaration} standing={standing} />
      <section aria-labelledby="tests">
        <h2 id="tests">{t.tests}</h2>
        <p className="muted small">{t.testsLead}</p>
        <DataTable
          caption={t.tests}
          captionHidden
          columns={[
            { key: 'test', label: t.test, cell: (one) => show(one.title, lang) },
            {
              key: 'expected',
              label: t.expected,
              cell: (one) => <Expectation test={one} of={definition} />,
            },
          ]}
          rows={declaration.tests}
          rowKey={(one) => one.title.en}
        />
      </section>
      <DownloadList files={[{ href: `/api/v1/indicators/${id}`, label: 'JSON' }]} />
    </Page>
  )
}

function Expectation({ test, of }: { test: DeclarationTest; of: StoredDefinition }) {
  const lang = useLang()
  const { expect } = test
  return 'value' in expect ? (
    showMeasured(of.declaration, expect.value, lang)
  ) : (
    <ReadingTag status={expect.status} />
  )
}

function Cities({ definition, cities, ranked }: Omit<DefinitionProps, 'sample'>) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const { declaration, id } = definition
  const numbered = new Map(
    cities.filter(({ reading }) => hasNumber(reading)).map(({ slug }, at) => [slug, at + 1]),
  )
  return (
    <section aria-labelledby="cities">
      <h2 id="cities">{t.across5}</h2>
      <p className="muted small">{ranked ? t.rankedCities : t.fewCities}</p>
      <DataTable
        caption={t.across5}
        captionHidden
        columns={[
          {
            key: 'city',
            label: t.city,
            cell: ({ slug, name }) => (
              <Link to={`/cities/${slug}/indicators/${id}`}>{show(name, lang)}</Link>
            ),
          },
          ...(ranked
            ? [
                {
                  key: 'rank',
                  label: t.rank,
                  numeric: true,
                  cell: ({ slug }: MeasuringCity) => numbered.get(slug) ?? '–',
                },
              ]
            : []),
          {
            key: 'value',
            label: t.column.value,
            cell: ({ reading }) => showReading(declaration, reading, lang),
          },
          {
            key: 'span',
            label: t.column.span,
            cell: ({ reading }) => showPeriod(declaration.period, reading.from, lang),
          },
        ]}
        rows={cities}
        rowKey={({ slug }) => slug}
      />
    </section>
  )
}
