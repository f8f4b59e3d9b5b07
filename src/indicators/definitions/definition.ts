import { contentHash } from '../../base/canonical.ts'
import { readSelection, type Selection } from '../../context/index.ts'
import { type Declaration, drawnUnit } from '../declaration/index.ts'
import { declare, type Formula } from '../expression/index.ts'

/**
 * Whose a definition is: `starter` ships with the product, `national` was declared by the office, `city` is a city's own.
 */
export const standings = ['starter', 'national', 'city'] as const
export type Standing = (typeof standings)[number]

/** A stored version of a declaration; `owner` is the slug of the city whose own it is, empty for the common ones. */
export type StoredDefinition = {
  owner: string
  id: string
  version: number
  standing: Standing
  hash: string
  declaration: Declaration
  declaredAt: Date
}

/** A definition ready to be measured. */
export type Definition = StoredDefinition & {
  formula: Formula
  formulaHash: string
  /** By the name of the input. */
  selections: ReadonlyMap<string, Selection>
  /** Ids of other indicators that the formula reads. */
  reads: readonly string[]
}

/** SHA-256 of the whole document, in hexadecimal. */
export function declarationHash(declaration: Declaration): string {
  return contentHash(declaration)
}

/** SHA-256 of all that decides the value: formula, inputs, rule for missing data, unit, decimals, period, delay. */
export function formulaHash(declaration: Declaration, canonical: string): string {
  const { inputs, missing, unit, decimals, period, publishAfter } = declaration
  return contentHash({ canonical, inputs, missing, unit, decimals, period, publishAfter })
}

/** Makes a stored definition ready. It was checked when it was stored. `units`: those of the indicators it may read, by id. */
export function prepare(stored: StoredDefinition, units: ReadonlyMap<string, string>): Definition {
  const { declaration } = stored
  const { inputs, expression, unit } = declaration
  const names = new Map(units)
  for (const [name, input] of Object.entries(inputs)) names.set(name, drawnUnit(input))
  const declared = declare(expression, names, unit)
  if (!declared.ok) throw new Error(`${stored.id}@${stored.version} is stored with faults`)
  const { formula } = declared
  return {
    ...stored,
    formula,
    formulaHash: formulaHash(declaration, formula.canonical),
    selections: new Map(
      Object.entries(inputs).map(([name, input]) => [name, readSelection(input)]),
    ),
    reads: formula.names.filter((name) => !Object.hasOwn(inputs, name)),
  }
}
