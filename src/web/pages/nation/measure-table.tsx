import { type Measured, type Method, methods, type YearView } from '../../../nation/index.ts'
import { showFixed, showPercent, showYear } from '../../charts/show-value.ts'
import { useLang } from '../../frame.ts'
import { show } from '../../thai.ts'
import { DataTable } from '../../ui/index.ts'
import { nationWords } from '../../words/nation.ts'

type Props = { view: YearView }

const mainMeasures = ['giniWeighted', 'theilL', 'williamsonWeighted', 'hoover', 'primacy', 'maxMin']

/** The measures that are told most often, each with what it says. */
export function KeyMeasures({ view }: Props) {
  const lang = useLang()
  const t = nationWords[lang].inequality
  return (
    <div>
      <h3>{t.keyMeasures}</h3>
      <dl className="key-measures">
        {methods
          .filter(({ name }) => mainMeasures.includes(name))
          .map((method) => (
            <div key={method.name}>
              <dt>{show(method.title, lang)}</dt>
              <dd>
                <p className="key-measures__value">
                  <MeasureValue {...{ view, method }} />
                </p>
                <p className="muted small">{show(method.note, lang)}</p>
              </dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

/** Every measure of the year with formula and naming trap; one that is not defined says why. */
export function MeasureTable({ view }: Props) {
  const lang = useLang()
  const t = nationWords[lang].inequality
  const rows = methods.filter(({ name }) => name in view.measures)
  return (
    <div className="roomy">
      <p>{t.measuresLead}</p>
      <DataTable<Method>
        caption={t.measures(showYear(view.year, lang))}
        captionHidden
        stack
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'measure', label: t.measure, cell: ({ title }) => show(title, lang) },
          {
            key: 'value',
            label: t.value,
            cell: (method) => <MeasureValue {...{ view, method }} />,
          },
          {
            key: 'method',
            label: t.method,
            cell: ({ formula, weighted, note, source }) => (
              <>
                <span className="formula">{formula}</span>
                <br />
                <span className="small">
                  {weighted ? t.weighted : t.unweighted} · {show(note, lang)}{' '}
                  {source !== '–' && <span className="muted">({source})</span>}
                </span>
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

function MeasureValue({ view, method }: Props & { method: Method }) {
  const lang = useLang()
  const t = nationWords[lang].inequality
  const answer = view.measures[method.name as keyof YearView['measures']] as Measured<unknown>
  if (!answer.defined)
    return <span className="not-defined">{t.notDefined(show(answer.because, lang))}</span>
  return <>{say(answer.value, lang)}</>
}

/** The value of a measure in words; composed ones with their parts. */
function say(value: unknown, lang: 'th' | 'en') {
  const t = nationWords[lang].inequality
  const number = (one: number, digits = 4) => showFixed(one, lang, digits)
  if (typeof value === 'number') return number(value)
  const parts = value as Record<string, number | Measured>
  if ('between' in parts)
    return (
      <>
        {number(parts.total as number)}
        <br />
        <span className="small muted">
          {t.between} {number(parts.between as number)} · {t.within}{' '}
          {number(parts.within as number)}
        </span>
      </>
    )
  if ('index' in parts)
    return (
      <>
        {number(parts.index as number)}
        <br />
        <span className="small muted">
          {t.equivalent(number(parts.equivalentNumber as number, 1))}
        </span>
      </>
    )
  const toSecond = parts.toSecond as Measured
  return (
    <>
      {showPercent(parts.share as number, lang)}%
      {toSecond.defined && (
        <>
          <br />
          <span className="small muted">{t.toSecond(number(toSecond.value, 1))}</span>
        </>
      )}
    </>
  )
}
