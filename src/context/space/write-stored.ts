import { type Attributes, type Entity, type Instance, valueMembers } from '../entity/entity.ts'
import type { Json } from '../json.ts'
import { coreContext } from '../ld/compile-context.ts'
import { compactName } from '../ld/context.ts'

/**
 * Writes entities and instances normalised, in the core context, without system members: the very text that `represent` and
 * JSON.stringify make together, held to it by `stored-laws.test.ts`, in a fraction of the time. Every write goes through here.
 */

/** The names of IRIs in the core context, quoted. */
const quoted = new Map<string, string>()
const mostQuoted = 20_000

function nameOf(iri: string): string {
  let name = quoted.get(iri)
  if (name === undefined) {
    name = JSON.stringify(compactName(coreContext, iri))
    if (quoted.size > mostQuoted) quoted.clear()
    quoted.set(iri, name)
  }
  return name
}

/** Writes a whole entity. */
export function writeStoredEntity({ id, types, scopes, attributes }: Entity): string {
  let text = `{"id":${JSON.stringify(id)},"type":${namesOf(types)}`
  if (scopes.length > 0)
    text += `,"scope":${JSON.stringify(scopes.length === 1 ? scopes[0] : scopes)}`
  return `${text}${attributesOf(attributes)}}`
}

/** Writes one instance, without when it expires. */
export function writeStoredInstance(instance: Instance): string {
  const { kind, objectType, valueType, entityTypeSealed, attributes } = instance
  let text = `{"type":"${kind}","${valueMembers[kind]}":${writtenValue(instance)}`
  if (objectType !== undefined) text += `,"objectType":${namesOf(objectType)}`
  if (valueType !== undefined) text += `,"valueType":${nameOf(valueType)}`
  text += member('unitCode', instance.unitCode)
  text += member('datasetId', instance.datasetId)
  text += member('observedAt', instance.observedAt)
  text += member('entityIdSealed', instance.entityIdSealed)
  if (entityTypeSealed !== undefined) text += `,"entityTypeSealed":${nameOf(entityTypeSealed)}`
  text += member('instanceId', instance.instanceId)
  if (attributes !== undefined) text += attributesOf(attributes)
  return `${text}}`
}

/** Writes one instance as history keeps it: with when it expires, for there no stamps stand beside it. */
export function writeHistoryInstance(instance: Instance): string {
  const { expiresAt } = instance
  const text = writeStoredInstance(instance)
  return expiresAt === undefined ? text : `${text.slice(0, -1)}${member('expiresAt', expiresAt)}}`
}

function attributesOf(attributes: Attributes): string {
  let text = ''
  for (const [iri, instances] of attributes) {
    const [only] = instances
    const written =
      instances.length === 1 && only
        ? writeStoredInstance(only)
        : `[${instances.map(writeStoredInstance).join()}]`
    text += `,${nameOf(iri)}:${written}`
  }
  return text
}

function member(name: string, value: string | undefined): string {
  return value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`
}

/** One name by itself, several as a list. */
function namesOf(iris: readonly string[]): string {
  return iris.length === 1 ? nameOf(iris[0] as string) : `[${iris.map(nameOf).join()}]`
}

function writtenValue({ kind, value }: Instance): string {
  if (kind === 'VocabProperty')
    return Array.isArray(value)
      ? `[${(value as string[]).map(nameOf).join()}]`
      : nameOf(value as string)
  if (kind === 'ListRelationship' && Array.isArray(value))
    return `[${value.map((object) => `{"object":${JSON.stringify(object)}}`).join()}]`
  return JSON.stringify(value satisfies Json)
}
