import type { Declaration, Input } from '../../indicators/index.ts'

/** A column of values that an indicator needs. `mark`: what the entity must say of itself for the input to mean it. */
export type ColumnNeed = {
  name: string
  input: Input
  mark: { attribute: string; value: string } | undefined
}

/**
 * The columns that feed an indicator, one an input; undefined where a file cannot feed it: where an input means entities by more than
 * one name that they bear, or two inputs would mean the same entity.
 */
export function columnNeeds({ inputs }: Declaration): ColumnNeed[] | undefined {
  const needs: ColumnNeed[] = []
  const meant = new Set<string>()
  for (const [name, input] of Object.entries(inputs)) {
    const mark = input.q === undefined ? undefined : markOf(input.q)
    if (input.geo || input.datasetId || (input.q !== undefined && !mark)) return undefined
    needs.push({ name, input, mark })
  }
  for (const { input, mark } of needs) {
    const series = `${input.type} ${input.attribute}`
    const others = needs.filter(({ input: one }) => `${one.type} ${one.attribute}` === series)
    if (others.length > 1 && (!mark || meant.has(`${series} ${mark.value}`))) return undefined
    meant.add(`${series} ${mark?.value}`)
  }
  return needs.length > 0 ? needs : undefined
}

/** A condition of one attribute and one text, `name=="applications"`, as what fulfils it. */
function markOf(q: string): ColumnNeed['mark'] {
  const [, attribute, value] = /^([A-Za-z]\w*)=="([^"\\]+)"$/.exec(q) ?? []
  return attribute && value ? { attribute, value } : undefined
}
