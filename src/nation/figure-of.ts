import type { FigureName, FigureTable } from './figures/figure-table.ts'
import { decentralisationTable, liveTable } from './figures/programme-tables.ts'
import * as tables from './figures/tables.ts'
import type { Nation } from './load-nation.ts'

/** A figure of the national view as a table. */
export function figureOf(name: FigureName, nation: Nation): FigureTable {
  const { view, trend, convergence, decentralisation, live } = nation
  switch (name) {
    case 'provinces':
      return tables.provincesTable(view)
    case 'regions':
      return tables.regionsTable(view)
    case 'measures':
      return tables.measuresTable(view, trend)
    case 'theil':
      return tables.theilTable(view)
    case 'lorenz':
      return tables.lorenzTable(view)
    case 'trend':
      return tables.trendTable(view, trend)
    case 'convergence':
      return tables.convergenceTable(view, convergence)
    case 'decentralisation':
      return decentralisationTable(decentralisation)
    case 'live':
      return liveTable(live)
  }
}
