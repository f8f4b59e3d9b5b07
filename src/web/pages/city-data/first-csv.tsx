import type { ReactNode } from 'react'
import { type Declaration, domains } from '../../../indicators/index.ts'
import type { ColumnNeed } from '../../first-csv/column-needs.ts'
import type { Sheet } from '../../first-csv/read-rows.ts'
import { errorOf } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { unitOf } from '../../indicators/say.ts'
import { show } from '../../thai.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import {
  Button,
  DataTable,
  ErrorSummary,
  FieldNotes,
  Form,
  Link,
  Page,
  Select,
} from '../../ui/index.ts'
import { cityDataWords } from '../../words/city-data.ts'
import { commonWords } from '../../words/common.ts'
import { recordWords } from '../../words/record.ts'

const to = '/organisation/data/first-csv'

type FrameProps = {
  step: 1 | 2
  sample: boolean
  errors: readonly FieldError[]
  children: ReactNode
}

function Step({ step, sample, errors, children }: FrameProps) {
  const { lang } = useFrame()
  const t = cityDataWords[lang]
  const failed = errors.length > 0 ? commonWords[lang].errors.titlePrefix : ''
  return (
    <Page
      title={`${failed}${t.title}`}
      description={t.description}
      breadcrumbs={[{ label: t.feeds, to: '/organisation/data' }]}
      unlisted
      sample={sample}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      <ol className="steps-line">
        {t.steps.map((name, at) => (
          <li key={name} aria-current={at + 1 === step ? 'step' : undefined}>
            {name}
          </li>
        ))}
      </ol>
      <p className="muted">{t.stepOf(step)}</p>
      {children}
    </Page>
  )
}

export type ChooseCsvProps = {
  sample: boolean
  /** Indicators that the columns of a file can feed, and those that they cannot. */
  feedable: readonly Declaration[]
  others: readonly Declaration[]
  indicator?: string
  errors: readonly FieldError[]
}

/** Step 1: the indicator and the file. */
export function ChooseCsvPage({ sample, feedable, others, indicator, errors }: ChooseCsvProps) {
  const { lang } = useFrame()
  const t = cityDataWords[lang]
  const field = { name: 'file', label: t.file, hint: t.fileHint, error: errorOf(errors, 'file') }
  return (
    <Step step={1} sample={sample} errors={errors}>
      <Form to={to} files>
        <Select
          name="indicator"
          label={t.indicator}
          hint={t.indicatorHint}
          value={indicator}
          empty={t.errors.choose}
          error={errorOf(errors, 'indicator')}
          choices={domains.flatMap((domain) => {
            const own = feedable.filter((one) => one.domain === domain)
            const choices = own.map(({ id, title }) => ({ value: id, label: show(title, lang) }))
            return choices.length > 0 ? [{ label: recordWords[lang].domain[domain], choices }] : []
          })}
        />
        <div className={field.error ? 'field field--error' : 'field'}>
          <label htmlFor="file">{t.file}</label>
          <FieldNotes {...field} />
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv"
            className="input"
            aria-describedby={field.error ? 'file-hint file-error' : 'file-hint'}
            aria-invalid={field.error ? true : undefined}
          />
        </div>
        <Button>{t.upload}</Button>
      </Form>
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t.others}</h2>
          <p>{t.othersWhy}</p>
          <ul>
            {others.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/indicators/${id}`}>{show(title, lang)}</Link>
              </li>
            ))}
          </ul>
          <p>
            <Link to="/developers">{commonWords[lang].footer.developers}</Link>
          </p>
        </section>
      )}
    </Step>
  )
}

export type MapCsvProps = {
  sample: boolean
  csv: string
  sheet: Sheet
  declaration: Declaration
  /** The columns of values that it needs. */
  needs: readonly ColumnNeed[]
  /** By the names of the fields: `time`, `point`, and `value-` with the name of an input. */
  chosen: Readonly<Record<string, string | undefined>>
  errors: readonly FieldError[]
}

/** Step 2: which column is what. The file goes along in the form; nothing is kept of it before it is sent. */
export function MapCsvPage(props: MapCsvProps) {
  const { sample, csv, sheet, declaration, needs, chosen, errors } = props
  const { lang } = useFrame()
  const t = cityDataWords[lang]
  const columns = sheet.columns.map((label, at) => ({
    value: String(at),
    label: label || `${at + 1}`,
  }))
  return (
    <Step step={2} sample={sample} errors={errors}>
      <h2>{show(declaration.title, lang)}</h2>
      <p>{show(declaration.definition, lang)}</p>
      <DataTable
        caption={t.preview}
        columns={sheet.columns.map((label, at) => ({
          key: String(at),
          label: label || `${at + 1}`,
          cell: (row: string[]) => row[at] ?? '',
        }))}
        rows={sheet.rows.slice(0, 4)}
        rowKey={(row) => `${sheet.rows.indexOf(row)}`}
      />
      <Form to={`${to}/rows`} hidden={{ csv, indicator: declaration.id }} files>
        <Select
          name="time"
          label={t.time}
          hint={t.timeHint}
          value={chosen.time}
          empty={t.errors.choose}
          error={errorOf(errors, 'time')}
          choices={columns}
        />
        {needs.map(({ name, input }) => (
          <Select
            key={name}
            name={`value-${name}`}
            label={t.valueOf(
              input.title ? show(input.title, lang) : input.attribute,
              unitOf(input.unit, lang) || t.plainNumber,
            )}
            hint={input.within === 'delta' ? t.meterHint : undefined}
            value={chosen[`value-${name}`]}
            empty={t.errors.choose}
            error={errorOf(errors, `value-${name}`)}
            choices={columns}
          />
        ))}
        <Select
          name="point"
          label={t.point}
          hint={t.pointHint}
          value={chosen.point}
          empty={t.onePoint}
          choices={columns}
        />
        <Button>{t.send}</Button>
      </Form>
      <p>
        <Link to={to}>{t.back}</Link>
      </p>
    </Step>
  )
}
