import type { ReactNode } from 'react'
import { showDay } from '../../base/day.ts'
import type { PublishedRule } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { ConfidenceNote, DataTable, FootnoteRef, SummaryList } from '../ui/index.ts'
import { programmeWords } from '../words/programme.ts'
import type { RulesProps } from './programme-criteria.tsx'

/** The single rules for which a source was found: emblem and renewal. */
export function SourcedRules({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  const { grantedBy, validityMonths } = rules.emblem
  const { progressMin, comparison, firstRound } = rules.renewal
  const said = <T,>(rule: PublishedRule<T>, value: ReactNode) => (
    <>
      {value}
      <FootnoteRef number={numberOf(rule.source)} />{' '}
      <ConfidenceNote confidence={rule.confidence} short />
      {rule.note && <p className="muted small">{show(rule.note, lang)}</p>}
    </>
  )
  const rows = []
  if (grantedBy) {
    const body = rules.bodies.find(({ id }) => id === grantedBy.value)
    const name = body ? show(body.name, lang) : grantedBy.value
    rows.push({ term: t.emblemGrantedBy, value: said(grantedBy, name) })
  }
  if (validityMonths)
    rows.push({
      term: t.emblemTerm,
      value: said(validityMonths, t.months(validityMonths.value)),
    })
  if (progressMin) {
    const words = comparison?.value === 'gte' ? t.percentOrMore : t.moreThanPercent
    rows.push({ term: t.renewalProgress, value: said(progressMin, words(progressMin.value)) })
  }
  rows.push({
    term: t.firstRenewals,
    value: (
      <>
        {t.firstRenewalsText(firstRound.renewed, showDay(firstRound.on, lang))}
        <FootnoteRef number={numberOf(firstRound.source)} />
      </>
    ),
  })
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t.rules}</h2>
      <SummaryList rows={rows} />
    </section>
  )
}

/** Official targets beside what was counted: number beside number, never joined and never judged. */
export function Targets({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  return (
    <section aria-labelledby="targets" className="roomy">
      <h2 id="targets">{t.targets}</h2>
      <p>{t.targetsNote}</p>
      <DataTable
        stack
        caption={t.targets}
        captionHidden
        rows={rules.targets}
        rowKey={({ by }) => by}
        columns={[
          {
            key: 'target',
            label: t.target,
            cell: ({ value, source }) => (
              <>
                {t.cities(showNumber(value, lang))}
                <FootnoteRef number={numberOf(source)} />
              </>
            ),
          },
          { key: 'by', label: t.targetBy, cell: ({ by }) => showDay(by, lang) },
          {
            key: 'counted',
            label: t.counted,
            cell: ({ counted }) => (
              <>
                {t.cities(showNumber(counted.value, lang))}
                <FootnoteRef number={numberOf(counted.source)} />
              </>
            ),
          },
          { key: 'on', label: t.countedOn, cell: ({ counted }) => showDay(counted.on, lang) },
        ]}
      />
    </section>
  )
}

/** What certified areas and zones may be given, as announced. */
export function Incentives({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  return (
    <section aria-labelledby="incentives">
      <h2 id="incentives">{t.incentives}</h2>
      <ul>
        {rules.incentives.map((incentive) => {
          const body = rules.bodies.find(({ id }) => id === incentive.by)
          return (
            <li key={incentive.name.en}>
              {show(incentive.name, lang)}
              <FootnoteRef number={numberOf(incentive.source)} />{' '}
              <ConfidenceNote confidence={incentive.confidence} short />
              {body && <p className="muted small">{t.incentiveBy(show(body.name, lang))}</p>}
              {incentive.note && <p className="muted small">{show(incentive.note, lang)}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The announcement that the criteria come from, and what of it was not found. */
export function Basis({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  const { basis } = rules
  return (
    <section aria-labelledby="basis">
      <h2 id="basis">{t.basis}</h2>
      <ul>
        <li>{t.basisAdopted(showDay(basis.adoptedOn, lang))}</li>
        <li>
          {t.basisAnnouncement(show(basis.announcement, lang), showDay(basis.announcedOn, lang))}
          {basis.sources.map((source) => (
            <FootnoteRef key={source.label.en + source.url} number={numberOf(source)} />
          ))}
        </li>
        <li>{t.basisCallOpened(showDay(basis.callOpenedOn, lang))}</li>
      </ul>
      <p>{show(basis.note, lang)}</p>
    </section>
  )
}
