// Measures every figure that was promised: npm run bench [-- NAME …]
// One line of JSON for each figure on standard output, a table on standard error; exit code 1 when one is missed.
import type { Benchmark, Figure } from './figure.ts'

const benchmarks: Record<string, () => Promise<{ measure: Benchmark }>> = {
  start: () => import('./start.ts'),
  pages: () => import('./pages.ts'),
  permits: () => import('./permits.ts'),
  'sign-in': () => import('./sign-in.ts'),
  weight: () => import('./weight.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  'context-subscriptions': () => import('./context-subscriptions.ts'),
  'context-temporal': () => import('./context-temporal.ts'),
  search: () => import('./search.ts'),
  'context-write': () => import('./context-write.ts'),
  'context-hostile': () => import('./context-hostile.ts'),
  'context-read': () => import('./context-read.ts'),
  nation: () => import('./nation.ts'),
  emblem: () => import('./emblem.ts'),
  indicators: () => import('./indicators.ts'),
}

// A benchmark that can do more takes --long.
const asked = process.argv.slice(2).filter((word) => word !== '--long')
const unknown = asked.filter((name) => !Object.hasOwn(benchmarks, name))
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}`,
  )
  process.exit(2)
}

const figures: Figure[] = []
for (const [name, load] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`${name} …`)
  const { measure } = await load()
  for (const one of await measure()) {
    figures.push(one)
    console.log(JSON.stringify(one))
  }
}
console.error(table(figures))
process.exitCode = figures.every(({ pass }) => pass) ? 0 : 1

function table(rows: Figure[]): string {
  const cells = rows.map(({ name, value, unit, limit, pass }) => [
    pass ? '✓' : '✗',
    name,
    String(value),
    limit,
    unit,
  ])
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  return cells
    .map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
    .join('\n')
}
