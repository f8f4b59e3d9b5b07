import type { Confidence, Source } from '../base/fact.ts'
import type { Text } from '../base/text.ts'
import type { Body } from '../identity/index.ts'
import type { PublishedBody, PublishedRule, PublishedRules, SettledWords, Word } from './rules.ts'
import type { RuleSet } from './rules-file.ts'

/** Makes a source of what a rule cites: an address or a citation in words. */
type Cite = (cited: string) => Source

/**
 * The rules that may be shown to anyone: without those that carry `publish: false` and those that have no source. Weights,
 * minimums, periods and the rules of assessment are settings of the office, and none of them is in here.
 */
export function toPublishedRules(rules: RuleSet, cite: Cite): PublishedRules {
  const { basis, domainRule, emblem, renewal, zone } = rules
  return {
    id: rules.id,
    version: rules.version,
    name: named(rules),
    basis: {
      announcement: { th: basis.announcementTh, en: basis.announcementEn },
      announcedOn: basis.announcedOn,
      adoptedOn: basis.adoptedOn,
      callOpenedOn: basis.callOpenedOn,
      note: { th: basis.noteTh, en: basis.noteEn },
      sources: basis.sources.map(cite),
    },
    cityTypes: published(rules.cityTypes).map((type) => ({
      code: type.code,
      name: named(type),
      source: cite(type.source),
    })),
    criteria: rules.criteria.map((criterion) => ({
      code: criterion.code,
      number: criterion.no,
      name: named(criterion),
      wording: criterion.nameThWording,
      asksFor: paired(criterion.asksForTh, criterion.asksForEn),
      sources: criterion.sources.map(cite),
    })),
    domains: rules.domains.map((domain) => ({
      code: domain.code,
      name: named(domain),
      mandatory: domain.mandatory,
      aim: { th: domain.aimTh, en: domain.aimEn },
      exampleTargets:
        domain.exampleTargetsSource === null
          ? null
          : {
              items: paired(domain.exampleTargetsTh, domain.exampleTargetsEn),
              source: cite(domain.exampleTargetsSource),
              confidence: domain.exampleTargetsConfidence ?? 'certain',
            },
    })),
    domainRule: {
      minDomains: publishRule(domainRule.minDomains, cite),
      mandatory: domainRule.mandatory,
      minOthers: publishRule(domainRule.minOthers, cite),
      note: { th: domainRule.noteTh, en: domainRule.noteEn },
    },
    emblem: {
      name: named(emblem),
      grantedBy: publishRule(emblem.grantedBy, cite),
      validityMonths: publishRule(emblem.validityMonths, cite),
    },
    renewal: {
      progressMin: publishRule(renewal.progressMin, cite),
      comparison: publishRule(renewal.comparison, cite),
      firstRound: {
        on: renewal.firstRoundOn,
        renewed: renewal.firstRoundRenewed,
        source: cite(renewal.firstRoundSource),
      },
    },
    zone: { name: named(zone), document: { th: zone.documentTh, en: zone.documentEn } },
    outcomes: published(rules.outcomes).map((outcome) => ({
      code: outcome.code,
      name: named(outcome),
      next: { th: outcome.nextTh, en: outcome.nextEn },
      source: cite(outcome.source),
    })),
    bodies: published(rules.bodies).map((body) => publishBody(body, cite)),
    steps: published(rules.steps).map((step) => ({
      code: step.code,
      by: step.by,
      name: named(step),
      source: cite(step.source),
      confidence: step.confidence ?? 'certain',
    })),
    incentives: published(rules.incentives).map((incentive) => ({
      by: incentive.by,
      name: named(incentive),
      source: cite(incentive.source),
      confidence: incentive.confidence ?? 'certain',
      note: noteOf(incentive),
    })),
    targets: rules.targets.map(({ value, by, source, counted, ...target }) => ({
      name: named(target),
      value,
      by,
      source: cite(source),
      counted: { ...counted, source: cite(counted.source) },
    })),
    eventKinds: rules.eventKinds.map(toWord),
    words: toSettledWords(rules),
  }
}

/** The words on which page, API and credential agree. */
export function toSettledWords({ words }: RuleSet): SettledWords {
  return {
    legalStatus: words.legalStatus.map(toWord) as SettledWords['legalStatus'],
    proofStatus: words.proofStatus.map(toWord) as SettledWords['proofStatus'],
    verdict: words.verdict.map(toWord),
    sample: { name: named(words.sample), tag: { th: words.sample.tagTh, en: words.sample.tagEn } },
    extract: named(words.extract),
    notOfficial: named(words.notOfficial),
    dataSteward: named(words.dataSteward),
    perHead: {
      highest: { th: words.perHead.highestTh, en: words.perHead.highestEn },
      lowest: { th: words.perHead.lowestTh, en: words.perHead.lowestEn },
    },
  }
}

/** Every body of the rules as the office knows it, those that are only a setting among them. */
export function bodiesOf(rules: RuleSet): Body[] {
  return rules.bodies.map((body) => ({
    id: body.id,
    order: body.order,
    name: named(body),
    does: { th: body.doesTh, en: body.doesEn },
    chair: chairOf(body),
    kinds: body.kindsTh && body.kindsEn ? { th: body.kindsTh, en: body.kindsEn } : null,
    source: body.source,
    publish: isPublished(body),
  }))
}

type Standing = { source: string | null; publish?: boolean }
type Names = { nameTh: string; nameEn: string }
type Notes = { noteTh?: string; noteEn?: string }

function isPublished<T extends Standing>(rule: T): rule is T & { source: string } {
  return rule.publish !== false && rule.source !== null
}

function published<T extends Standing>(rules: T[]): (T & { source: string })[] {
  return rules.filter(isPublished)
}

function publishRule<T>(
  rule: Standing & Notes & { value: T; unit?: string; confidence?: Confidence },
  cite: Cite,
): PublishedRule<T> | null {
  if (!isPublished(rule)) return null
  return {
    value: rule.value,
    unit: rule.unit ?? null,
    source: cite(rule.source),
    confidence: rule.confidence ?? 'certain',
    note: noteOf(rule),
  }
}

function publishBody(
  body: RuleSet['bodies'][number] & { source: string },
  cite: Cite,
): PublishedBody {
  return {
    id: body.id,
    order: body.order,
    name: named(body),
    does: { th: body.doesTh, en: body.doesEn },
    chair: chairOf(body),
    kinds: paired(body.kindsTh ?? [], body.kindsEn ?? []),
    source: cite(body.source),
    confidence: body.confidence ?? 'certain',
  }
}

function chairOf({ chairTh, chairEn }: RuleSet['bodies'][number]): Text | null {
  return chairTh && chairEn ? { th: chairTh, en: chairEn } : null
}

const named = ({ nameTh, nameEn }: Names): Text => ({ th: nameTh, en: nameEn })

function noteOf({ noteTh, noteEn }: Notes): Text | null {
  return noteTh && noteEn ? { th: noteTh, en: noteEn } : null
}

function toWord<Code extends string>(word: Names & Notes & { code: Code }): Word<Code> {
  return { code: word.code, name: named(word), note: noteOf(word) }
}

/** The importer has checked that both lists are of one length. */
function paired(th: string[], en: string[]): Text[] {
  return th.map((item, at) => ({ th: item, en: en[at] as string }))
}
