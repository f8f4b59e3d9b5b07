import {
  type Attributes,
  type Entity,
  type Instance,
  type InstancePatch,
  instanceOf,
  type Metadata,
} from './entity.ts'

/** What became of one instance: created without `was`, deleted without `is`, else updated. */
export type InstanceChange = {
  attribute: string
  datasetId?: string
  was?: Instance
  is?: Instance
}

/**
 * What an operation made of an entity, for history and notifications. `kept`: attributes that it was to overwrite and left, by IRI
 * and dataset. An operation that touched nothing gives the entity itself and no changes.
 */
export type Change = {
  was: Entity
  is: Entity
  changes: InstanceChange[]
  kept: { attribute: string; datasetId?: string }[]
}

/** An entity being changed: instances are put and taken, and each is noted. */
export type Draft = {
  at: string
  find(attribute: string, datasetId: string | undefined): Instance | undefined
  put(attribute: string, instance: Instance): void
  take(attribute: string, datasetId: string | undefined): void
  keep(attribute: string, datasetId: string | undefined): void
  set(members: Partial<Pick<Entity, 'types' | 'scopes' | 'expiresAt'>>): void
  unset(member: 'expiresAt'): void
}

/** Changes an entity by a draft and gives what came of it. `at` is the moment, a DateTime. */
export function change(target: Entity, at: string, write: (draft: Draft) => void): Change {
  const attributes = new Map(target.attributes)
  const changes: InstanceChange[] = []
  const kept: Change['kept'] = []
  let entity = target

  write({
    at,
    find: (attribute, datasetId) => instanceOf(attributes.get(attribute), datasetId),
    put(attribute, instance) {
      const instances = attributes.get(attribute) ?? []
      const was = instanceOf(instances, instance.datasetId)
      const is = was ? stampedAgain(instance, was, at) : stamped(instance, at)
      attributes.set(
        attribute,
        was ? instances.map((one) => (one === was ? is : one)) : [...instances, is],
      )
      changes.push({ attribute, ...datasetOf(is), ...(was && { was }), is })
    },
    take(attribute, datasetId) {
      const instances = attributes.get(attribute)
      const was = instanceOf(instances, datasetId)
      if (!instances || !was) return
      const rest = instances.filter((one) => one !== was)
      if (rest.length > 0) attributes.set(attribute, rest)
      else attributes.delete(attribute)
      changes.push({ attribute, ...datasetOf(was), was })
    },
    keep(attribute, datasetId) {
      kept.push({ attribute, ...(datasetId !== undefined && { datasetId }) })
    },
    set(members) {
      entity = { ...entity, ...members }
    },
    unset(member) {
      const { [member]: _, ...rest } = entity
      entity = rest
    },
  })

  if (changes.length === 0 && entity === target) return { was: target, is: target, changes, kept }
  return { was: target, is: { ...entity, modifiedAt: at, attributes }, changes, kept }
}

/** Stamps a new entity and all in it with the moment of its making. */
export function stampedEntity(entity: Entity, at: string): Entity {
  return {
    ...entity,
    createdAt: at,
    modifiedAt: at,
    attributes: stampedAttributes(entity.attributes, at),
  }
}

/** Stamps a new instance and all below it. */
export function stamped(instance: Instance, at: string): Instance {
  return {
    ...instance,
    createdAt: at,
    modifiedAt: at,
    ...(instance.attributes && { attributes: stampedAttributes(instance.attributes, at) }),
  }
}

function stampedAttributes(attributes: Attributes, at: string): Attributes {
  return new Map(
    [...attributes].map(([iri, instances]) => [
      iri,
      instances.map((instance) => stamped(instance, at)),
    ]),
  )
}

/** Stamps an instance that takes the place of another: it keeps the moment of its making, and what is as it was keeps both. */
function stampedAgain(instance: Instance, was: Instance, at: string): Instance {
  const attributes =
    instance.attributes &&
    new Map(
      [...instance.attributes].map(
        ([iri, subs]) =>
          [
            iri,
            subs.map((sub) => {
              const before = instanceOf(was.attributes?.get(iri), sub.datasetId)
              if (sub === before) return sub
              return before ? stampedAgain(sub, before, at) : stamped(sub, at)
            }),
          ] as const,
      ),
    )
  return {
    ...instance,
    ...(was.createdAt !== undefined && { createdAt: was.createdAt }),
    modifiedAt: at,
    ...(attributes && { attributes }),
  }
}

function datasetOf({ datasetId }: Instance): { datasetId?: string } {
  return datasetId === undefined ? {} : { datasetId }
}

/** Gives the members of an instance after those of a patch: what the patch has is taken, what it removes is gone. */
export function patchedMetadata(instance: Instance, patch: InstancePatch): Instance {
  const {
    bare: _b,
    isNull: _n,
    removed = [],
    attributes: _a,
    kind: _k,
    value: _v,
    ...given
  } = patch
  const patched: Instance = { ...instance, ...given }
  if (removed.length === 0) return patched
  const rest: Record<string, unknown> = { ...patched }
  for (const member of removed satisfies readonly (keyof Metadata)[]) delete rest[member]
  return rest as Instance
}
