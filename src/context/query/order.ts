import { instantOf, isDate, millisecondsOf } from '../entity/date-time.ts'
import type { Entity } from '../entity/entity.ts'
import { distanceMetres } from '../geo/distance.ts'
import { faultOf, type Geometry } from '../geo/geometry.ts'
import type { Json } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { because, isAtEnd, parameterFault, queryFault, startOf, take, takeOne } from './cursor.ts'
import { compareTexts } from './evaluate.ts'
import type { AttributePath } from './query.ts'
import { readPath } from './read-path.ts'
import { type Target, targetsOf } from './targets.ts'

export type OrderTerm = { path: AttributePath; by: 'value' | 'distance'; descending: boolean }

/** How entities are to be ordered: by these terms, one after another; distances from a geometry; texts by a collation. */
export type Order = {
  terms: readonly OrderTerm[]
  from?: Geometry | undefined
  collator: Intl.Collator
}

const directions = ['dist-desc', 'dist-asc', 'desc', 'asc'] as const
const mostTerms = 16

/**
 * Reads `orderBy`: paths parted by commas, each with `;asc`, `;desc`, `;dist-asc` or `;dist-desc`. Throws BadRequestData with the
 * position, also for a distance without a geometry to measure from. Source: CIM 009 4.23.3.
 */
export function readOrder(
  text: string,
  context: Context,
  { from, collation }: { from?: Geometry | undefined; collation?: string | undefined } = {},
): Order {
  const cursor = startOf('orderBy', text)
  const terms: OrderTerm[] = []
  do {
    const path = readPath(cursor, context)
    if (path.links.length > 0 || terms.length === mostTerms)
      throw queryFault(cursor, because.notEnded)
    const direction = take(cursor, ';') ? takeOne(cursor, directions) : 'asc'
    if (direction === undefined) throw queryFault(cursor, because.noOperator)
    const by = direction.startsWith('dist') ? 'distance' : 'value'
    if (by === 'distance' && !from)
      throw parameterFault('orderFrom', {
        th: 'ต้องมีเมื่อเรียงตามระยะทาง',
        en: 'It is needed to order by distance.',
      })
    terms.push({ path, by, descending: direction.endsWith('desc') })
  } while (take(cursor, ','))
  if (!isAtEnd(cursor)) throw queryFault(cursor, because.notEnded)
  return { terms, from, collator: readCollation(collation) }
}

/**
 * Makes a comparison of entities. Types of values come in the order of the standard, numbers first; what does not exist comes
 * last both ways; equals fall back to the id. Source: CIM 009 4.23.1, 4.23.2.
 */
export function compareEntities({
  terms,
  from,
  collator,
}: Order): (a: Entity, b: Entity) => number {
  return (a, b) => {
    for (const { path, by, descending } of terms) {
      const [one, other] = [keyOf(a, path, by, from), keyOf(b, path, by, from)]
      if (one.rank !== other.rank && Math.max(one.rank, other.rank) === absent)
        return one.rank - other.rank
      const order = one.rank - other.rank || compareKeys(one, other, collator)
      if (order !== 0) return descending ? -order : order
    }
    return compareTexts(a.id, b.id)
  }
}

type Key = { rank: number; key: number | string }

const absent = 10

function keyOf(
  entity: Entity,
  path: AttributePath,
  by: OrderTerm['by'],
  from: Geometry | undefined,
): Key {
  const [target] = targetsOf(path, entity, () => undefined)
  if (!target) return { rank: absent, key: 0 }
  if (by === 'distance' && from && target.nature === 'geometry' && !faultOf(target.value))
    return { rank: 0, key: distanceMetres(target.value as unknown as Geometry, from) }
  return valueKey(target)
}

function valueKey({ nature, value }: Target): Key {
  const one: Json = nature === 'language' && Array.isArray(value) ? (value[0] ?? null) : value
  if (typeof one === 'number') return { rank: 1, key: one }
  if (typeof one === 'boolean') return { rank: 5, key: Number(one) }
  if (typeof one === 'string') return textKey(one)
  if (one === null) return { rank: 9, key: 0 }
  return { rank: Array.isArray(one) ? 4 : 3, key: JSON.stringify(one) }
}

function textKey(text: string): Key {
  const time = millisecondsOf(text)
  if (time !== undefined) return { rank: 6, key: time }
  if (isDate(text)) return { rank: 7, key: Date.parse(text) }
  const instant = instantOf(text)
  return instant === undefined ? { rank: 2, key: text } : { rank: 8, key: instant }
}

function compareKeys(one: Key, other: Key, collator: Intl.Collator): number {
  if (typeof one.key === 'number' && typeof other.key === 'number') return one.key - other.key
  return collator.compare(String(one.key), String(other.key))
}

const strengths = new Map<string, 'base' | 'accent' | 'variant'>([
  ['level1', 'base'],
  ['level2', 'accent'],
  ['level3', 'variant'],
  ['level4', 'variant'],
  ['identic', 'variant'],
])

/** Reads a collation (RFC 6067), as `de-u-co-phonebk`; without one, the root order of ICU. Throws BadRequestData for what ICU lacks. */
function readCollation(collation = 'und'): Intl.Collator {
  const fault = parameterFault('collation', {
    th: 'ไม่รองรับลำดับอักษรนี้',
    en: 'This collation is not supported.',
  })
  try {
    // Root is not among the locales of JavaScript; English orders as root does.
    const tag = collation.replace(/^und(?=-|$)/, 'en')
    const locale = new Intl.Locale(tag)
    const parts = tag.split('-')
    const strength = parts.includes('ks') ? parts[parts.indexOf('ks') + 1] : 'level3'
    const sensitivity = strengths.get(strength ?? '')
    const isKnown = Intl.Collator.supportedLocalesOf(tag).length > 0
    if (!isKnown || sensitivity === undefined) throw fault
    const collator = new Intl.Collator(tag, { sensitivity })
    if (locale.collation !== undefined && collator.resolvedOptions().collation !== locale.collation)
      throw fault
    return collator
  } catch {
    throw fault
  }
}
