import { type Day, readDay, startOfDay } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import type { AuditFilter } from '../identity/index.ts'
import type { Typed } from './form-errors.ts'
import { daysAfter } from './mandate-days.ts'
import type { AuditFields } from './pages/office/audit-filter.tsx'
import { auditWords } from './words/audit.ts'

export type AuditQuery = Partial<Record<AuditFields, string | undefined>>

/** What an address asks of the record: the filter, and the form as it was typed with what of it must change. */
export function readAuditSearch(
  query: AuditQuery,
  lang: Lang,
): { filter: AuditFilter; form: Typed<AuditFields> } {
  const { action, outcome, who, object, from, until } = trimmed(query)
  const first = readTyped(from)
  const last = readTyped(until)
  const message = auditWords[lang].dayWrong
  return {
    filter: {
      action,
      outcome: outcome === 'done' || outcome === 'denied' ? outcome : undefined,
      whoId: who,
      objectId: object,
      from: first.day === undefined ? undefined : startOf(first.day),
      until: last.day === undefined ? undefined : startOf(daysAfter(last.day, 1)),
    },
    form: {
      fields: query as Typed<AuditFields>['fields'],
      errors: [
        ...(first.wrong ? [{ name: 'from', message }] : []),
        ...(last.wrong ? [{ name: 'until', message }] : []),
      ],
    },
  }
}

/** What was left empty, or is only blanks, is not asked for. */
function trimmed(query: AuditQuery): AuditQuery {
  const typed = Object.entries(query).map(([name, value]) => [name, value?.trim() || undefined])
  return Object.fromEntries(typed)
}

function readTyped(typed: string | undefined): { day?: Day; wrong: boolean } {
  if (typed === undefined) return { wrong: false }
  const day = readDay(typed)
  return day === undefined ? { wrong: true } : { day, wrong: false }
}

/** The first moment of a day in Bangkok. */
function startOf(day: Day): Date {
  return startOfDay(day)
}
