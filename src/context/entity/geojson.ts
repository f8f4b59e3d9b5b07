import { faultOf } from '../geo/geometry.ts'
import type { Json, JsonObject } from '../json.ts'
import { ngsiLd } from '../ld/core-context.ts'
import { type Entity, instanceOf } from './entity.ts'
import type { Hidden } from './project.ts'
import { type Representation, represent } from './represent.ts'

/** Which attribute gives a feature its geometry, by IRI, and which instance of it. */
export type GeometryChoice = { property?: string | undefined; datasetId?: string | undefined }

/**
 * Writes an entity as a GeoJSON feature: the geometry is that of the whole entity, also where `shown`, the entity as projected,
 * leaves the attribute out; null where there is none. Source: CIM 009 4.5.16, 4.5.17.
 */
export function representFeature(
  entity: Entity,
  shown: { entity: Entity; hidden: Hidden },
  representation: Representation,
  choice: GeometryChoice = {},
): JsonObject {
  const { id, ...properties } = represent(shown.entity, representation, shown.hidden)
  return {
    ...(id !== undefined && { id }),
    type: 'Feature',
    geometry: geometryOf(entity, choice),
    properties,
  }
}

/** Puts features together. Source: CIM 009 4.5.16.3. */
export function featureCollection(features: JsonObject[]): JsonObject {
  return { type: 'FeatureCollection', features }
}

function geometryOf(entity: Entity, { property, datasetId }: GeometryChoice): Json {
  const instances = entity.attributes.get(property ?? `${ngsiLd}location`)
  const chosen = instanceOf(instances, datasetId === '@none' ? undefined : datasetId)
  if (!chosen || chosen.kind === 'JsonProperty' || faultOf(chosen.value)) return null
  return chosen.value
}
