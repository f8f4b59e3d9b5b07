import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { ConfidenceNote, DataTable, FootnoteRef } from '../ui/index.ts'
import { programmeWords } from '../words/programme.ts'
import type { RulesProps } from './programme-criteria.tsx'

/** From the plan to the emblem, stage by stage, each with the body that acts. */
export function Stages({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  const nameOf = new Map(rules.bodies.map((body) => [body.id, show(body.name, lang)]))
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">{t.stages}</h2>
      <p>{t.stagesNote}</p>
      <ol className="stages">
        {rules.steps.map((step) => (
          <li key={step.code}>
            <p className="stages__name">
              {show(step.name, lang)}
              <FootnoteRef number={numberOf(step.source)} />
            </p>
            <p className="muted small">{t.stageBy(nameOf.get(step.by) ?? step.by)}</p>
            <ConfidenceNote confidence={step.confidence} short />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The bodies that apply, assess and decide, and what each does. */
export function Bodies({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  return (
    <section aria-labelledby="bodies" className="roomy">
      <h2 id="bodies">{t.bodies}</h2>
      <DataTable
        stack
        caption={t.bodies}
        captionHidden
        rows={rules.bodies}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: t.body,
            cell: ({ name, source, confidence }) => (
              <>
                {show(name, lang)}
                <FootnoteRef number={numberOf(source)} />{' '}
                <ConfidenceNote confidence={confidence} short />
              </>
            ),
          },
          {
            key: 'does',
            label: t.does,
            cell: ({ does, chair, kinds }) => (
              <>
                {show(does, lang)}
                {chair && (
                  <p className="muted small">
                    {t.chair}: {show(chair, lang)}
                  </p>
                )}
                {kinds.length > 0 && (
                  <p className="muted small">
                    {t.applicantKinds}: {kinds.map((kind) => show(kind, lang)).join(', ')}
                  </p>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

/** What an assessment can end with, as far as sources tell. */
export function Outcomes({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  return (
    <section aria-labelledby="outcomes" className="roomy">
      <h2 id="outcomes">{t.outcomes}</h2>
      <DataTable
        stack
        caption={t.outcomes}
        captionHidden
        rows={rules.outcomes}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            label: t.outcome,
            cell: ({ name, source }) => (
              <>
                {show(name, lang)}
                <FootnoteRef number={numberOf(source)} />
              </>
            ),
          },
          { key: 'next', label: t.outcomeNext, cell: ({ next }) => show(next, lang) },
        ]}
      />
    </section>
  )
}
