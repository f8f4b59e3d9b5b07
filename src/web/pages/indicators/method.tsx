import { type Declaration, durationMs, type Standing } from '../../../indicators/index.ts'
import { useLang } from '../../frame.ts'
import { sayDrawing, sayRules } from '../../indicators/method.ts'
import { unitOf } from '../../indicators/say.ts'
import { show } from '../../thai.ts'
import { DataTable, SummaryList } from '../../ui/index.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { recordWords } from '../../words/record.ts'

type Props = { declaration: Declaration; standing: Standing }

const dayMs = 86_400_000

/** What an indicator is and how it is measured: formula, inputs in words, source, when it is final, what happens without data. */
export function Method({ declaration, standing }: Props) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const { reference, expression, missing, publishAfter, direction, period, unit } = declaration
  const source = show(reference.title, lang)
  return (
    <section aria-labelledby="method">
      <h2 id="method">{t.method}</h2>
      <p>{show(declaration.definition, lang)}</p>
      <SummaryList
        rows={[
          { term: t.formula, value: <code>{expression}</code> },
          {
            term: t.column.unit,
            value: unitOf(unit, lang) || t.noUnit,
          },
          { term: t.column.period, value: `${t.period[period]} · ${t.direction[direction]}` },
          { term: t.column.kind, value: t.kind[declaration.indicatorType] },
          { term: t.publishTerm, value: t.publishAfter(durationMs(publishAfter) / dayMs) },
          {
            term: t.missingTerm,
            value: [t.missing[missing.policy], missing.because && show(missing.because, lang)]
              .filter(Boolean)
              .join(' · '),
          },
          {
            term: t.source,
            value: reference.url ? <a href={reference.url}>{source}</a> : source,
          },
          {
            term: t.standingTerm,
            value: `${t.standing[standing]} · ${t.version(declaration.version)}`,
          },
        ]}
      />
      <Inputs declaration={declaration} />
    </section>
  )
}

function Inputs({ declaration: { inputs } }: Pick<Props, 'declaration'>) {
  const lang = useLang()
  const t = indicatorWords[lang]
  return (
    <DataTable
      caption={t.inputs}
      stack
      columns={[
        {
          key: 'name',
          label: t.inputs,
          cell: ([name, input]) => (
            <div>
              {input.title ? show(input.title, lang) : name}
              <br />
              <code>{name}</code>
            </div>
          ),
        },
        {
          key: 'data',
          label: t.series,
          cell: ([, { type, attribute, q, unit }]) => (
            <div>
              <code>
                {type}.<wbr />
                {attribute}
              </code>{' '}
              {unitOf(unit, lang) && `(${unitOf(unit, lang)})`}
              {q && (
                <>
                  <br />
                  <code>{q}</code>
                </>
              )}
            </div>
          ),
        },
        {
          key: 'drawn',
          label: t.method,
          cell: ([, input]) => (
            <div>
              {sayDrawing(input, lang)}
              <br />
              <span className="muted small">{sayRules(input, lang).join(' · ')}</span>
            </div>
          ),
        },
      ]}
      rows={Object.entries(inputs)}
      rowKey={([name]) => name}
    />
  )
}

/** The domain of an indicator, in words. */
export function DomainName({ domain }: Pick<Declaration, 'domain'>) {
  return <>{recordWords[useLang()].domain[domain]}</>
}
