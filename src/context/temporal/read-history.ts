import type { AttributeKind, Instance, InstancePatch } from '../entity/entity.ts'
import { because, entityFault } from '../entity/faults.ts'
import { isInstanceLike, readAttribute, readAttributeName } from '../entity/read-attribute.ts'
import { completeInstance, readFragment } from '../entity/read-entity.ts'
import { isScope } from '../entity/scope.ts'
import { isObject, type Json, type JsonObject, oneOrMany } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { scopeAttribute } from './evolution.ts'

/** One instance to be recorded: whole, or that what there was is deleted (`isNull`), of which only its type and moment are told. */
export type Given = {
  readonly attribute: string
  readonly instance: Instance
  readonly isNull: boolean
}

/** A part of an evolution, as a request gives it. Types and attributes are IRIs. */
export type GivenHistory = {
  readonly id: string | undefined
  readonly types: readonly string[]
  readonly given: readonly Given[]
}

/** Members of the entity itself. What the system keeps, or a history does not have, is set aside. */
const ownMembers = new Set(
  'id @id type @type scope expiresAt createdAt modifiedAt deletedAt @context'.split(' '),
)

/**
 * Reads a part of an evolution: each attribute one instance or a list of them, of one dataset as many as there are. An NGSI-LD Null
 * for a value tells of a deletion. Throws BadRequestData with the path of the fault. Source: CIM 009 5.6.11, 5.6.12, 4.5.6, 4.8.
 */
export function readHistory(raw: unknown, context: Context): GivenHistory {
  if (!isObject(raw)) throw entityFault('$', because.notAnObject)
  const own = Object.fromEntries(Object.entries(raw).filter(([name]) => ownMembers.has(name)))
  const { scope, ...plain } = own
  const { id, types } = readFragment(plain, { context, nulls: 'none' })
  const given = scope === undefined ? [] : readScopes(scope, context)
  for (const [name, value] of Object.entries(raw)) {
    if (ownMembers.has(name)) continue
    const attribute = readAttributeName(name, name, context)
    given.push(...readInstances(attribute, value, name, context))
  }
  return { id, types: types ?? [], given }
}

function readInstances(attribute: string, raw: Json, path: string, context: Context): Given[] {
  const isList = Array.isArray(raw) && raw.some(isInstanceLike)
  const all: [Json, string][] = isList
    ? raw.map((one, at) => [one, `${path}[${at}]`])
    : [[raw, path]]
  return all.flatMap(([one, place]) =>
    readAttribute(attribute, one, place, { context, nulls: 'members' }).map((patch) =>
      toGiven(attribute, patch, place),
    ),
  )
}

function toGiven(attribute: string, patch: InstancePatch, path: string): Given {
  if (patch.removed) throw entityFault(`${path}.${patch.removed[0]}`, because.nullNotHere)
  if (!patch.isNull) return { attribute, instance: completeInstance(patch, path), isNull: false }
  const { kind = 'Property', datasetId, observedAt } = patch
  return { attribute, instance: deletion(kind, datasetId, observedAt), isNull: true }
}

/** An instance that stands for a deletion; its value is of no account. */
function deletion(
  kind: AttributeKind,
  datasetId: string | undefined,
  observedAt: string | undefined,
): Instance {
  return {
    kind,
    value: '',
    ...(datasetId !== undefined && { datasetId }),
    ...(observedAt !== undefined && { observedAt }),
  }
}

/** Scopes are given as they are, or as instances of a Property, each true from its moment on. */
function readScopes(raw: Json, context: Context): Given[] {
  const isHistory = isObject(raw) || (Array.isArray(raw) && raw.some(isObject))
  if (!isHistory) {
    const { scopes } = readFragment({ scope: raw } as JsonObject, { context, nulls: 'none' })
    const value = oneOrMany(scopes ?? [])
    return [{ attribute: scopeAttribute, instance: { kind: 'Property', value }, isNull: false }]
  }
  const given = readInstances(scopeAttribute, raw, 'scope', context)
  for (const { instance, isNull } of given) {
    const all = Array.isArray(instance.value) ? instance.value : [instance.value]
    const isSound =
      isNull ||
      (instance.kind === 'Property' && all.every((one) => typeof one === 'string' && isScope(one)))
    if (!isSound || instance.datasetId !== undefined) throw entityFault('scope', because.notAScope)
  }
  return given
}
