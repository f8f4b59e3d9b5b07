import type { Tx } from '../store/db.ts'
import { cite } from './citation.ts'
import { noRecord } from './problems.ts'
import { toPublishedRules, toSettledWords } from './publish-rules.ts'
import type { PublishedRules, SettledWords } from './rules.ts'
import type { RuleSet } from './rules-file.ts'

/** The rules that may be shown to anyone. Throws `noRecord` before the first import. */
export async function publishedRules(tx: Tx): Promise<PublishedRules> {
  const rules = await requireRules(tx)
  const labels = new Map(
    (await tx.selectFrom('known_source').selectAll().execute()).map((row) => [
      row.url,
      { th: row.label_th, en: row.label_en },
    ]),
  )
  return toPublishedRules(rules, (cited) => cite(cited, labels))
}

/** The words that are settled. Throws `noRecord` before the first import. */
export async function settledWords(tx: Tx): Promise<SettledWords> {
  return toSettledWords(await requireRules(tx))
}

/** The whole rule set of the newest record, settings of the office among it; undefined before the first import. */
export async function findRules(tx: Tx): Promise<RuleSet | undefined> {
  const row = await tx
    .selectFrom('record_version')
    .innerJoin('rule_set', (join) =>
      join
        .onRef('rule_set.id', '=', 'record_version.rule_set_id')
        .onRef('rule_set.version', '=', 'record_version.rule_set_version'),
    )
    .select('document')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.document
}

async function requireRules(tx: Tx): Promise<RuleSet> {
  const rules = await findRules(tx)
  if (!rules) throw noRecord()
  return rules
}

/** For how many days a lapse is not yet shown, and after how many more a review is due. Throws `noRecord`. */
export async function proofRules(tx: Tx): Promise<{ graceDays: number; reviewDays: number }> {
  const { periods } = await requireRules(tx)
  const { proofGraceBeforePublic: grace, proofReview: review } = periods
  if (!grace || !review) throw new Error('the rules name no periods of proof')
  return { graceDays: grace.value, reviewDays: review.value }
}

/** A period of the rules in its own unit; undefined where the rules have none, or before the first import. */
export async function rulePeriod(tx: Tx, name: string): Promise<number | undefined> {
  const rules = await findRules(tx)
  const period = rules && Object.entries(rules.periods).find(([key]) => key === name)?.[1]
  return period?.value
}
