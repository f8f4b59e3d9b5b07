import { bangkokDay, type Day, showDay, showInstant } from '../../../base/day.ts'
import type { SeenObservation } from '../../../context/index.ts'
import type { Definition } from '../../../indicators/index.ts'
import type { CityRecord } from '../../../programme/index.ts'
import { useLang } from '../../frame.ts'
import { unitOf } from '../../indicators/say.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { DataTable, Page } from '../../ui/index.ts'
import { indicatorWords } from '../../words/indicators.ts'

export type ObservationsProps = {
  record: CityRecord
  definition: Definition
  /** The beginning of the period of the figure that saw them. */
  periodFrom: Date
  input: string
  entityId: string
  day: Day
  observations: readonly SeenObservation[]
  /** Where those after the shown ones are; undefined where all of the day are shown. */
  rest: string | undefined
}

/** What one point sent on one day, as the figure saw it: the last step of its lineage. */
export function ObservationsPage(props: ObservationsProps) {
  const { record, definition, periodFrom, input, entityId, day, observations, rest } = props
  const lang = useLang()
  const t = indicatorWords[lang]
  const address = `/cities/${record.slug}/indicators/${definition.id}`
  const unit = unitOf(definition.declaration.inputs[input]?.unit ?? 'C62', lang)
  const title = t.observationsOf(entityId.split(':').at(-1) as string)
  return (
    <Page
      title={title}
      description={t.step.observations}
      breadcrumbs={[
        { label: show(record.name, lang), to: `/cities/${record.slug}` },
        { label: show(definition.declaration.title, lang), to: address },
        { label: t.lineage, to: `${address}/lineage?from=${bangkokDay(periodFrom)}` },
      ]}
      unlisted
      sample={record.sample}
    >
      <header className="page-head">
        <h1>{title}</h1>
        <p className="page-head__sub">
          <code>{entityId}</code>
          <br />
          {showDay(day, lang)}
        </p>
      </header>
      {rest !== undefined && (
        <p className="muted small">
          {t.firstOfDay(showNumber(observations.length, lang))} <a href={rest}>{t.restOfDay}</a>
        </p>
      )}
      {observations.length === 0 ? (
        <p>{t.noRows}</p>
      ) : (
        <DataTable
          caption={t.step.observations}
          captionHidden
          columns={[
            { key: 'at', label: t.at, cell: ({ at }) => showInstant(at, lang) },
            {
              key: 'value',
              label: t.column.value,
              numeric: true,
              cell: ({ num }) =>
                num === null ? '–' : t.valueUnit(showNumber(num, lang, 3), unit).trimEnd(),
            },
          ]}
          rows={observations}
          rowKey={({ at }) => at.toISOString()}
        />
      )}
    </Page>
  )
}
