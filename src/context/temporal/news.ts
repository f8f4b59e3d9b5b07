import { append } from '../../store/outbox.ts'
import { hourOf } from '../rollup/index.ts'
import type { Turn } from '../write/index.ts'

/** A moment of a series that was touched, as a DateTime. */
export type Touched = { readonly series: number; readonly at: string }

/** Tells upper rooms which hours of which series were touched; an evolution says nothing of how things are now. */
export function tellTouched({ tx }: Turn, touched: Iterable<Touched>, at: Date) {
  const hours = new Map<string, Set<number>>()
  for (const { series, at: moment } of touched) {
    const hour = hourOf(moment)
    hours.set(hour, (hours.get(hour) ?? new Set()).add(series))
  }
  if (hours.size === 0) return
  const named = Object.fromEntries([...hours].map(([hour, all]) => [hour, [...all]]))
  append(tx, { type: 'city-data.changed', body: { hours: named }, at })
}
