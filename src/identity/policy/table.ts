import type { PolicyRow } from './row.ts'
import { accessRows } from './table/access.ts'
import { assessmentRows } from './table/assessment.ts'
import { cityDataRows } from './table/city-data.ts'
import { mandateRows } from './table/mandates.ts'
import { nationRows } from './table/nation.ts'
import { peopleRows } from './table/people.ts'
import { planRows } from './table/plan.ts'
import { recordRows } from './table/record.ts'

/** The parts of the policy in the order in which an officer reads them. */
export const policyParts = {
  record: recordRows,
  people: peopleRows,
  mandates: mandateRows,
  access: accessRows,
  cityData: cityDataRows,
  plan: planRows,
  assessment: assessmentRows,
  nation: nationRows,
}

const rows = {
  ...recordRows,
  ...peopleRows,
  ...mandateRows,
  ...accessRows,
  ...cityDataRows,
  ...planRows,
  ...assessmentRows,
  ...nationRows,
}

/** Everything that can be done in the product, by name. */
export type Action = keyof typeof rows

declare module '../../http/route-config.ts' {
  interface Permits {
    action: Action
  }
}

export const actions = Object.keys(rows) as Action[]

/** The one table of who may do what to what. What it does not give, nobody may. */
export const policy: Record<Action, PolicyRow> = rows

export function isAction(value: string): value is Action {
  return Object.hasOwn(policy, value)
}
