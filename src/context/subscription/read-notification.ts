import { Problem } from '../../base/problem.ts'
import type { Json } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { projectionDepth, readProjection } from '../query/read-projection.ts'
import { because, subscriptionFault } from './faults.ts'
import { toMembers, toProjection } from './members.ts'
import { type CheckAddress, readEndpoint } from './read-endpoint.ts'
import {
  type Read,
  readFlag,
  readList,
  readMembers,
  readName,
  readObject,
  readOneOf,
} from './read-members.ts'
import type { Member, Notifying } from './subscription.ts'

const formats = ['normalized', 'concise', 'simplified', 'keyValues'] as const
const joins = ['flat', 'inline', '@none'] as const
const deepestJoin = 5

/** Reads how notifications are written and where they go. Throws BadRequestData with the place. Source: CIM 009 5.2.14, 4.21. */
export function readNotifying(context: Context, check: CheckAddress): Read<Notifying> {
  return (raw, path) => {
    const object = readObject(raw, path)
    if (!Object.hasOwn(object, 'endpoint'))
      throw subscriptionFault(`${path}.endpoint`, because.missing)
    const read = readMembers(
      object,
      path,
      new Map<string, Read<unknown>>([
        ['attributes', readList(readName(context))],
        ['pick', readProjected(context, 'pick')],
        ['omit', readProjected(context, 'omit')],
        ['format', readOneOf(formats, because.unknownValue)],
        ['sysAttrs', readFlag],
        ['showChanges', readFlag],
        ['join', readOneOf(joins, because.unknownValue)],
        ['joinLevel', readJoinLevel],
        ['endpoint', readEndpoint(check)],
      ]),
    ) as Notifying
    refuseContradictions(read, path)
    return read
  }
}

function refuseContradictions(notifying: Notifying, path: string) {
  const { attributes, pick, omit, format, showChanges, join, joinLevel } = notifying
  if (attributes && (pick || omit))
    throw subscriptionFault(`${path}.attributes`, because.attributesAndPick)
  const both = pick?.findIndex((one) => omit?.some((other) => isOmitted(one, other))) ?? -1
  if (both >= 0) throw subscriptionFault(`${path}.pick[${both}]`, because.pickAndOmit)
  const depth = Math.max(...[pick, omit].map((one) => projectionDepth(toProjection(one ?? []))))
  const isJoined = join === 'flat' || join === 'inline'
  if (depth > (isJoined ? (joinLevel ?? 1) : 0))
    throw subscriptionFault(`${path}.${pick ? 'pick' : 'omit'}`, because.notJoined)
  if (showChanges && (format === 'keyValues' || format === 'simplified'))
    throw subscriptionFault(`${path}.showChanges`, because.showChanges)
  if (joinLevel !== undefined && (join === undefined || join === '@none'))
    throw subscriptionFault(`${path}.joinLevel`, because.noJoin)
}

/** Whether a member that is picked is omitted too: itself, or something behind it that is picked by name. */
function isOmitted(picked: Member, omitted: Member): boolean {
  if (typeof omitted === 'string') return nameOf(picked) === omitted
  if (typeof picked === 'string' || picked[0] !== omitted[0]) return false
  return picked[1].some((one) => omitted[1].some((other) => isOmitted(one, other)))
}

function nameOf(member: Member): string {
  return typeof member === 'string' ? member : member[0]
}

/**
 * Reads members of entities, in braces those of linked ones: those of the entity itself keep their names, attributes become IRIs.
 * Source: CIM 009 4.21.
 */
function readProjected(context: Context, parameter: 'pick' | 'omit'): Read<Member[]> {
  const readOne: Read<Member[]> = (raw, path) => {
    if (typeof raw !== 'string' || raw === '') throw subscriptionFault(path, because.notAName)
    try {
      return toMembers(readProjection(raw, context, parameter))
    } catch (error) {
      if (error instanceof Problem) throw subscriptionFault(path, because.notAName)
      throw error
    }
  }
  return (raw, path) => readList(readOne)(raw, path).flat()
}

function readJoinLevel(raw: Json, path: string): number {
  if (typeof raw !== 'number' || !Number.isInteger(raw) || raw < 1 || raw > deepestJoin)
    throw subscriptionFault(path, because.tooDeep)
  return raw
}
