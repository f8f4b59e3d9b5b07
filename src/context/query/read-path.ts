import { type Context, expandName } from '../ld/context.ts'
import { isTypeOrAttribute } from '../ld/iri.ts'
import {
  because,
  type Cursor,
  expectToken,
  queryFault,
  take,
  takeUntil,
  tooComplex,
} from './cursor.ts'
import type { AttributePath } from './query.ts'

const deepestPath = 16
const endsOfName = '.[]{}=!<>~;|(),"'
const endsOfIri = '[]{}=!<>~;|(),"'

/**
 * Reads the path of an attribute: names parted by dots, a way into the value in brackets, relationships to follow in braces.
 * Throws BadRequestData. Source: CIM 009 4.9 (Attribute, LinkedEntityRelation, ValuePath).
 */
export function readPath(cursor: Cursor, context: Context): AttributePath {
  const links: { relationship: string; types: string[] }[] = []
  for (;;) {
    const from = cursor.at
    const relationship = readName(cursor, context)
    if (!take(cursor, '{')) {
      cursor.at = from
      break
    }
    links.push({ relationship, types: readTypeHint(cursor, context) })
    if (links.length > deepestPath) throw tooComplex(cursor.parameter)
  }
  const path = readValuePath(cursor, context)
  for (const _ of links) expectToken(cursor, '}')
  return { links, ...path }
}

/** Reads a name into its IRI; `id` and `type` are the entity's own. Throws BadRequestData. */
export function readName(cursor: Cursor, context: Context): string {
  const from = cursor.at
  const isIri = /^(?:https?|urn):/.test(cursor.text.slice(from, from + 6))
  const name = takeUntil(cursor, isIri ? endsOfIri : endsOfName)
  if (name === 'id' || name === 'type') return `@${name}`
  if (!isTypeOrAttribute(name)) throw queryFault(cursor, because.noName, from)
  return expandName(context, name)
}

function readValuePath(
  cursor: Cursor,
  context: Context,
): Pick<AttributePath, 'attributes' | 'members'> {
  const attributes: [string, ...string[]] = [readName(cursor, context)]
  while (cursor.text[cursor.at + 1] !== '.' && take(cursor, '.')) {
    attributes.push(readName(cursor, context))
    if (attributes.length > deepestPath) throw tooComplex(cursor.parameter)
  }
  if (!take(cursor, '[')) return { attributes }
  const members = takeUntil(cursor, ']').split('.')
  if (members.some((member) => member === '')) throw queryFault(cursor, because.noName)
  if (members.length > deepestPath) throw tooComplex(cursor.parameter)
  expectToken(cursor, ']')
  return { attributes, members }
}

/** Types of the linked entity, as in `managedBy{Building,House:name}`; none when no colon comes. */
function readTypeHint(cursor: Cursor, context: Context): string[] {
  const from = cursor.at
  const hint = takeUntil(cursor, `:${endsOfName.replace(',', '')}`)
  if (!take(cursor, ':')) {
    cursor.at = from
    return []
  }
  const names = hint.split(',')
  if (!names.every(isTypeOrAttribute)) throw queryFault(cursor, because.noName, from)
  return names.map((name) => expandName(context, name))
}
