import { type Definition, nameOf } from '../definitions/index.ts'
import { orderByDependency } from '../expression/index.ts'
import { type Period, periodAt } from '../period/index.ts'

/** One thing to be measured: a definition over a period. */
export type Target = { definition: Definition; period: Period }

/** What a city measures: the definitions adopted or promised, of each id the adopted version under its id alone as well. */
export type Measured = {
  city: string
  definitions: readonly Definition[]
  /** The version that a formula means by an id. */
  byId: ReadonlyMap<string, Definition>
}

/** Targets, each once, with those that read them, in an order in which each comes after what it reads. */
export function inOrder(measured: Measured, targets: Iterable<Target>): Target[] {
  const wanted = new Map<string, Target>()
  const waiting = [...targets]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const key = keyOf(one)
    if (wanted.has(key)) continue
    wanted.set(key, one)
    const { definition, period } = one
    for (const reader of measured.definitions)
      if (reader.reads.includes(definition.id) && measured.byId.get(definition.id) === definition)
        waiting.push({ definition: reader, period: periodAt(period.kind, period.from) })
  }
  const reads = new Map(
    measured.definitions.map((one) => [
      nameOf(one),
      one.reads.flatMap((id) => {
        const read = measured.byId.get(id)
        return read ? [nameOf(read)] : []
      }),
    ]),
  )
  const order = orderByDependency(reads)
  const rank = new Map((order.ok ? order.order : []).map((name, at) => [name, at]))
  const rankOf = ({ definition }: Target) => rank.get(nameOf(definition)) ?? 0
  return [...wanted.values()].sort(
    (a, b) => rankOf(a) - rankOf(b) || a.period.from.getTime() - b.period.from.getTime(),
  )
}

export function keyOf({ definition, period }: Target): string {
  return `${nameOf(definition)} ${period.from.getTime()}`
}
