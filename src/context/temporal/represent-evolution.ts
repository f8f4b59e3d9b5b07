import { type AttributeKind, type Instance, ngsiNull, valueMembers } from '../entity/entity.ts'
import type { LanguageFilter } from '../entity/language.ts'
import type { Hidden } from '../entity/project.ts'
import { representInstances } from '../entity/represent.ts'
import { isObject, type Json, type JsonObject, oneOrMany, put } from '../json.ts'
import { type Context, compactName } from '../ld/context.ts'
import { type Aggregates, type Evolution, type Recorded, scopeAttribute } from './evolution.ts'

/** How an evolution is written: whole instances, or their values with their moments. */
export type TemporalRepresentation = {
  readonly context: Context
  readonly format: 'normalized' | 'concise' | 'temporalValues'
  readonly sysAttrs?: boolean
  readonly lang?: LanguageFilter | undefined
}

/** Writes an evolution; each attribute is a list, in order of time. Source: CIM 009 4.5.7, 4.5.8, 4.5.9. */
export function representEvolution(
  evolution: Evolution<Recorded>,
  representation: TemporalRepresentation,
  hidden: Hidden = new Set(),
): JsonObject {
  const object = frame(evolution, representation, hidden)
  const { context, format } = representation
  for (const [iri, recorded] of evolution.attributes) {
    const isScope = iri === scopeAttribute
    put(
      object,
      compactName(context, iri),
      format === 'temporalValues'
        ? valuesOf(recorded, representation, isScope, evolution.withheld?.get(iri))
        : recorded.map(({ instance }) =>
            withDeletedAt(
              instance,
              representInstances([withNull(instance, isScope)], { ...representation, format }),
            ),
          ),
    )
  }
  return object
}

/** When something was deleted is told of it always: it has no other moment. Source: CIM 009 4.5.7, 4.8. */
function withDeletedAt({ deletedAt }: Instance, written: Json): Json {
  return deletedAt !== undefined && isObject(written) ? { ...written, deletedAt } : written
}

/** Writes what was drawn together: for each method a list of values with their periods. Source: CIM 009 4.5.19. */
export function representAggregates(
  evolution: Evolution<Aggregates>,
  { context, sysAttrs = false }: { context: Context; sysAttrs?: boolean },
  hidden: Hidden = new Set(),
): JsonObject {
  const object = frame(evolution, { context, sysAttrs }, hidden)
  for (const [iri, all] of evolution.attributes)
    put(
      object,
      compactName(context, iri),
      oneOrMany(
        all.map(({ kind, datasetId, byMethod }) => {
          const written: JsonObject = { type: kind }
          if (datasetId !== undefined) written.datasetId = datasetId
          for (const [method, values] of byMethod)
            written[method] = values.map(({ value, from, until }) => [value, from, until])
          return written
        }),
      ),
    )
  return object
}

function frame<T>(
  { id, types, createdAt, modifiedAt }: Evolution<T>,
  { context, sysAttrs }: { context: Context; sysAttrs?: boolean },
  hidden: Hidden,
): JsonObject {
  const members: [string, Json][] = [
    ['id', id],
    ['type', oneOrMany(types.map((type) => compactName(context, type)))],
  ]
  if (sysAttrs) members.push(['createdAt', createdAt], ['modifiedAt', modifiedAt])
  return Object.fromEntries(members.filter(([name]) => !hidden.has(name)))
}

/** Values with their moments, for each dataset and type of attribute that there was. */
function valuesOf(
  recorded: readonly Recorded[],
  { context, lang }: TemporalRepresentation,
  isScope: boolean,
  withheld: AttributeKind = 'Property',
): Json {
  const groups = Map.groupBy(recorded, ({ instance }) => `${instance.kind} ${instance.datasetId}`)
  if (recorded.length === 0) return { type: withheld, [`${valueMembers[withheld]}s`]: [] }
  const written = [...groups.values()].map((group): JsonObject => {
    const { kind, datasetId } = (group[0] as Recorded).instance
    const shown = lang && kind === 'LanguageProperty' ? 'Property' : kind
    return {
      type: shown,
      ...(datasetId !== undefined && { datasetId }),
      [`${valueMembers[shown]}s`]: group.map(({ instance, time }) => [
        representInstances([withNull(instance, isScope)], { context, format: 'simplified', lang }),
        time,
      ]),
    }
  })
  return oneOrMany(written)
}

/** What was deleted has the null of NGSI-LD for its value, scopes are none. Source: CIM 009 4.5.0, 4.8. */
function withNull(instance: Instance, isScope: boolean): Instance {
  if (instance.deletedAt === undefined) return instance
  if (isScope) return { ...instance, value: [] }
  const isMap = instance.kind === 'LanguageProperty'
  return { ...instance, value: isMap ? { '@none': ngsiNull } : ngsiNull }
}
