import type { ReactNode } from 'react'
import type { Declaration } from '../../../indicators/index.ts'
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

/** Step 1: the file. */
export function ChooseCsvPage({
  sample,
  errors,
}: {
  sample: boolean
  errors: readonly FieldError[]
}) {
  const { lang } = useFrame()
  const t = cityDataWords[lang]
  const field = { name: 'file', label: t.file, hint: t.fileHint, error: errorOf(errors, 'file') }
  return (
    <Step step={1} sample={sample} errors={errors}>
      <Form to={to} files>
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
    </Step>
  )
}

export type MapCsvProps = {
  sample: boolean
  csv: string
  sheet: Sheet
  /** Indicators of one input, which one column of values can feed. */
  indicators: readonly Declaration[]
  chosen: Partial<Record<'indicator' | 'time' | 'value' | 'point', string>>
  errors: readonly FieldError[]
}

/** Step 2: which indicator, and which column is what. The file goes along in the form; nothing is kept of it before it is sent. */
export function MapCsvPage({ sample, csv, sheet, indicators, chosen, errors }: MapCsvProps) {
  const { lang } = useFrame()
  const t = cityDataWords[lang]
  const columns = sheet.columns.map((label, at) => ({
    value: String(at),
    label: label || `${at + 1}`,
  }))
  return (
    <Step step={2} sample={sample} errors={errors}>
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
      <Form to={`${to}/rows`} hidden={{ csv }} files>
        <Select
          name="indicator"
          label={t.indicator}
          value={chosen.indicator}
          empty={t.errors.choose}
          error={errorOf(errors, 'indicator')}
          choices={indicators.map(({ id, title, inputs }) => ({
            value: id,
            label: t.valueOf(
              show(title, lang),
              unitOf(Object.values(inputs)[0]?.unit ?? '', lang) || '1',
            ),
          }))}
        />
        <Select
          name="time"
          label={t.time}
          hint={t.timeHint}
          value={chosen.time}
          empty={t.errors.choose}
          error={errorOf(errors, 'time')}
          choices={columns}
        />
        <Select
          name="value"
          label={t.value}
          value={chosen.value}
          empty={t.errors.choose}
          error={errorOf(errors, 'value')}
          choices={columns}
        />
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
