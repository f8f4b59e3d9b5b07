import type { Source } from '../../base/fact.ts'
import type { OfficialCount, PublishedRules } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { Footnotes, numberSources, Page } from '../ui/index.ts'
import { programmeWords } from '../words/programme.ts'
import { OfficialCounts } from './programme-counts.tsx'
import { Criteria, Domains } from './programme-criteria.tsx'
import { Bodies, Outcomes, Stages } from './programme-process.tsx'
import { Basis, Incentives, SourcedRules, Targets } from './programme-rules.tsx'

export type ProgrammePageData = { rules: PublishedRules; counts: readonly OfficialCount[] }

/** The programme as public sources tell it. Rules without a source are not in `PublishedRules`, so they cannot appear. */
export function ProgrammePage({ rules, counts }: ProgrammePageData) {
  const t = programmeWords[useLang()]
  const { list, numberOf } = numberSources(sourcesOf(rules))
  const shared = { rules, numberOf }
  const contents = {
    criteria: t.criteria,
    domains: t.domains,
    stages: t.stages,
    bodies: t.bodies,
    outcomes: t.outcomes,
    rules: t.rules,
    targets: t.targets,
    counts: t.counts,
    incentives: t.incentives,
    basis: t.basis,
  }
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/programme">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <nav className="contents" aria-labelledby="contents">
        <h2 id="contents">{t.contents}</h2>
        <ol>
          {Object.entries(contents).map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Criteria {...shared} />
      <Domains {...shared} />
      <Stages {...shared} />
      <Bodies {...shared} />
      <Outcomes {...shared} />
      <SourcedRules {...shared} />
      <Targets {...shared} />
      <OfficialCounts counts={counts} />
      <Incentives {...shared} />
      <Basis {...shared} />
      <Footnotes sources={list} />
    </Page>
  )
}

/** Every source the page cites, in the order of its parts. */
function sourcesOf(rules: PublishedRules): Source[] {
  const { domainRule, emblem, renewal } = rules
  const single = [
    domainRule.minDomains,
    emblem.grantedBy,
    emblem.validityMonths,
    renewal.progressMin,
  ]
  return [
    ...rules.criteria.flatMap(({ sources }) => sources),
    ...rules.cityTypes.map(({ source }) => source),
    ...rules.domains.flatMap(({ exampleTargets }) => exampleTargets?.source ?? []),
    ...rules.steps.map(({ source }) => source),
    ...rules.bodies.map(({ source }) => source),
    ...rules.outcomes.map(({ source }) => source),
    ...single.flatMap((rule) => rule?.source ?? []),
    renewal.firstRound.source,
    ...rules.targets.flatMap(({ source, counted }) => [source, counted.source]),
    ...rules.incentives.map(({ source }) => source),
    ...rules.basis.sources,
  ]
}
