import type { Projection } from '../entity/project.ts'
import { type Context, expandName } from '../ld/context.ts'
import { isTypeOrAttribute } from '../ld/iri.ts'
import {
  because,
  type Cursor,
  expectToken,
  isAtEnd,
  parameterFault,
  queryFault,
  startOf,
  take,
  takeUntil,
  tooComplex,
} from './cursor.ts'

const deepest = 16
const most = 500
const plainMembers = new Set([
  'id',
  'type',
  'scope',
  'createdAt',
  'modifiedAt',
  'deletedAt',
  'expiresAt',
])

/**
 * Reads `pick` or `omit`: names parted by `,` or `|`, those of a linked entity in braces behind the relationship to it. Members
 * of the entity itself keep their names, attributes become IRIs. Throws BadRequestData with the position. Source: CIM 009 4.21.
 */
export function readProjection(
  text: string,
  context: Context,
  parameter: 'pick' | 'omit',
): Projection {
  const cursor = startOf(parameter, text)
  let count = 0
  const projection = readList(0)
  if (!isAtEnd(cursor)) throw queryFault(cursor, because.notEnded)
  return projection

  function readList(depth: number): Projection {
    if (depth > deepest) throw tooComplex(parameter)
    const members = new Map<string, Projection | undefined>()
    do {
      const name = readMember(cursor, context)
      const linked = take(cursor, '{') ? readList(depth + 1) : undefined
      if (linked) expectToken(cursor, '}')
      members.set(name, linked)
      if (++count > most) throw tooComplex(parameter)
    } while (take(cursor, ',') || take(cursor, '|'))
    return members
  }
}

/** Reads `attrs`: names of attributes parted by commas, as IRIs. Throws BadRequestData. */
export function readAttributeList(text: string, context: Context): Set<string> {
  const cursor = startOf('attrs', text)
  const iris = new Set<string>()
  do iris.add(readIri(cursor, context))
  while (take(cursor, ','))
  if (!isAtEnd(cursor)) throw queryFault(cursor, because.notEnded)
  return iris
}

/** Refuses a member that is both picked and omitted. Throws BadRequestData. */
export function refuseBoth(pick: Projection | undefined, omit: Projection | undefined) {
  for (const [name, linked] of pick ?? []) {
    if (!omit?.has(name)) continue
    const omitted = omit.get(name)
    if (omitted === undefined)
      throw parameterFault('omit', {
        th: `"${name}" อยู่ทั้งใน pick และ omit`,
        en: `"${name}" is both picked and omitted.`,
      })
    refuseBoth(linked, omitted)
  }
}

/** How many relationships a projection follows; a request must join at least as deep. */
export function projectionDepth(projection: Projection): number {
  const depths = [...projection.values()].map((linked) =>
    linked ? 1 + projectionDepth(linked) : 0,
  )
  return Math.max(0, ...depths)
}

function readMember(cursor: Cursor, context: Context): string {
  const from = cursor.at
  const name = takeUntil(cursor, ',|{}')
  if (plainMembers.has(name)) return name
  cursor.at = from
  return readIri(cursor, context)
}

function readIri(cursor: Cursor, context: Context): string {
  const from = cursor.at
  const name = takeUntil(cursor, ',|{}')
  if (!isTypeOrAttribute(name)) throw queryFault(cursor, because.noName, from)
  return expandName(context, name)
}
