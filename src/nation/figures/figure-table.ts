import type { Text } from '../../base/text.ts'
import type { Cell } from '../../http/csv.ts'
import type { Measured } from '../measures/index.ts'

/** Every figure of the national view that can be taken along as a table. */
export const figureNames = [
  'provinces',
  'regions',
  'measures',
  'theil',
  'lorenz',
  'trend',
  'convergence',
  'decentralisation',
  'live',
] as const
export type FigureName = (typeof figureNames)[number]

/** A column: its name as programs read it, and what it is with its unit. */
export type FigureColumn = { name: string; title: Text }

/** A figure as a table: the same content as its picture. A cell without a value is null, never zero. */
export type FigureTable = {
  figure: FigureName
  /** Whose figures they are: the chosen indicator's, the public record's, or the cities' own. */
  from: 'indicator' | 'record' | 'cities'
  title: Text
  method: Text
  columns: FigureColumn[]
  rows: Cell[][]
}

/** What stands for a figure: written by `title`, one column a name. */
export function column(name: string, th: string, en: string): FigureColumn {
  return { name, title: { th, en } }
}

/** The number of a cell; null for a measure that is not defined. */
export function numberOf(answer: Measured): number | null {
  return answer.defined ? answer.value : null
}
