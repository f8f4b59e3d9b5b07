import type { Json } from '../json.ts'
import { type Context, expandName } from '../ld/context.ts'
import { isTypeOrAttribute } from '../ld/iri.ts'
import { because, subscriptionFault } from './faults.ts'
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
import type { Notifying } from './subscription.ts'

const formats = ['normalized', 'concise', 'simplified', 'keyValues'] as const
const joins = ['flat', 'inline', '@none'] as const
const deepestJoin = 5
const plainMembers = new Set('id type scope createdAt modifiedAt deletedAt expiresAt'.split(' '))

/** Reads how notifications are written and where they go. Throws BadRequestData with the place. Source: CIM 009 5.2.14, 4.21. */
export function readNotifying(context: Context, check: CheckAddress): Read<Notifying> {
  return (raw, path) => {
    const object = readObject(raw, path)
    if (!Object.hasOwn(object, 'endpoint'))
      throw subscriptionFault(`${path}.endpoint`, because.missing)
    const readMember = readEntityMember(context)
    const read = readMembers(
      object,
      path,
      new Map<string, Read<unknown>>([
        ['attributes', readList(readName(context))],
        ['pick', readList(readMember)],
        ['omit', readList(readMember)],
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
  const both = pick?.findIndex((name) => omit?.includes(name)) ?? -1
  if (both >= 0) throw subscriptionFault(`${path}.pick[${both}]`, because.pickAndOmit)
  if (showChanges && (format === 'keyValues' || format === 'simplified'))
    throw subscriptionFault(`${path}.showChanges`, because.showChanges)
  if (joinLevel !== undefined && (join === undefined || join === '@none'))
    throw subscriptionFault(`${path}.joinLevel`, because.noJoin)
}

/** Reads the name of a member of an entity: those of the entity itself keep it, attributes become IRIs. */
function readEntityMember(context: Context): Read<string> {
  return (raw, path) => {
    if (typeof raw === 'string' && plainMembers.has(raw)) return raw
    if (typeof raw !== 'string' || !isTypeOrAttribute(raw))
      throw subscriptionFault(path, because.notAName)
    return expandName(context, raw)
  }
}

function readJoinLevel(raw: Json, path: string): number {
  if (typeof raw !== 'number' || !Number.isInteger(raw) || raw < 1 || raw > deepestJoin)
    throw subscriptionFault(path, because.tooDeep)
  return raw
}
