import type { Text } from '../../base/text.ts'
import type { Entity } from '../entity/entity.ts'
import { boxOf, doBoxesTouch, widened } from '../geo/box.ts'
import { distanceMetres } from '../geo/distance.ts'
import { faultOf, type Geometry } from '../geo/geometry.ts'
import { stands, type Topology, topologies } from '../geo/predicates.ts'
import { positionsOf } from '../geo/shape.ts'
import { type Context, expandName } from '../ld/context.ts'
import { ngsiLd } from '../ld/core-context.ts'
import { isTypeOrAttribute } from '../ld/iri.ts'
import { parameterFault, tooComplex } from './cursor.ts'

/** A relation to a geometry: one of topology, or a distance in metres. `property` is the IRI of the GeoProperty. */
export type GeoQuery = {
  relation: Topology | { within: number } | { beyond: number }
  geometry: Geometry
  property: string
}

/** The members of a geo query as a request gives them; coordinates as text (GET) or JSON (POST). */
export type GeoParameters = {
  georel?: string | undefined
  geometry?: string | undefined
  coordinates?: unknown
  geoproperty?: string | undefined
}

const mostPositions = 2000
const near = /^near;(max|min)Distance==(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

const because = {
  missing: {
    th: 'ต้องให้ georel geometry และ coordinates ครบ',
    en: 'georel, geometry and coordinates go together.',
  },
  relation: {
    th: 'ไม่รู้จักความสัมพันธ์นี้ หรือระยะทางไม่ใช่จำนวนบวก',
    en: 'The relation is not known, or its distance is not a positive number.',
  },
  coordinates: { th: 'ต้องเป็นรายการ JSON', en: 'A list of JSON is expected.' },
  name: { th: 'ไม่ใช่ชื่อแอตทริบิวต์', en: 'It is not the name of an attribute.' },
} satisfies Record<string, Text>

/** Reads a geo query; undefined when no part of one is there. Throws BadRequestData naming the parameter. Source: CIM 009 4.10. */
export function readGeoQuery(given: GeoParameters, context: Context): GeoQuery | undefined {
  const { georel, geometry: type, coordinates, geoproperty } = given
  if (georel === undefined && type === undefined && coordinates === undefined) {
    if (geoproperty !== undefined) throw parameterFault('geoproperty', because.missing)
    return undefined
  }
  if (georel === undefined || type === undefined || coordinates === undefined)
    throw parameterFault('georel', because.missing)
  if (geoproperty !== undefined && !isTypeOrAttribute(geoproperty))
    throw parameterFault('geoproperty', because.name)
  return {
    relation: readRelation(georel),
    geometry: readGeometry(type, coordinates, 'coordinates'),
    property: geoproperty === undefined ? `${ngsiLd}location` : expandName(context, geoproperty),
  }
}

/** Reads a reference geometry from its type and coordinates. Throws BadRequestData naming the parameter. */
export function readGeometry(type: string, coordinates: unknown, parameter: string): Geometry {
  const geometry = { type, coordinates: readCoordinates(coordinates, parameter) }
  const fault = faultOf(geometry)
  if (fault) throw parameterFault(parameter, fault)
  const sound = geometry as unknown as Geometry
  if (positionsOf(sound).length > mostPositions) throw tooComplex(parameter)
  return sound
}

/**
 * Judges whether an entity stands in the relation: one instance of the GeoProperty must. Without it, or without a sound
 * geometry, it does not, not even for `disjoint`.
 */
export function matchesGeo({ relation, geometry, property }: GeoQuery, entity: Entity): boolean {
  return (entity.attributes.get(property) ?? []).some(({ kind, value }) => {
    if (kind !== 'GeoProperty' || faultOf(value)) return false
    return isRelated(value as unknown as Geometry, relation, geometry)
  })
}

function isRelated(target: Geometry, relation: GeoQuery['relation'], to: Geometry): boolean {
  const [box, other] = [boxOf(target), boxOf(to)]
  if (typeof relation === 'string') {
    // Most are far apart: their boxes say so at once.
    return doBoxesTouch(box, other) ? stands(target, relation, to) : relation === 'disjoint'
  }
  if ('beyond' in relation) return distanceMetres(target, to) > relation.beyond
  return (
    doBoxesTouch(box, widened(other, relation.within)) &&
    distanceMetres(target, to) <= relation.within
  )
}

function readRelation(georel: string): GeoQuery['relation'] {
  const topology = topologies.find((one) => one === georel)
  if (topology) return topology
  const parts = near.exec(georel)
  const metres = Number(parts?.[2])
  if (!parts || !(metres > 0) || !Number.isFinite(metres))
    throw parameterFault('georel', because.relation)
  return parts[1] === 'max' ? { within: metres } : { beyond: metres }
}

function readCoordinates(given: unknown, parameter: string): unknown {
  if (typeof given !== 'string') return given
  if (given.length > 100_000) throw tooComplex(parameter)
  try {
    return JSON.parse(given)
  } catch {
    throw parameterFault(parameter, because.coordinates)
  }
}
