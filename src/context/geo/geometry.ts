import type { Text } from '../../base/text.ts'
import { isObject } from '../json.ts'

/** Longitude and latitude in degrees (WGS 84), and a height that no predicate looks at. */
export type Position = readonly [number, number, number?]

/** A GeoJSON geometry (RFC 7946) that NGSI-LD allows: all but GeometryCollection. Source: CIM 009 4.7.1. */
export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: readonly Position[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: readonly (readonly Position[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly Position[])[])[] }

export type GeometryType = Geometry['type']

type Check = (coordinates: unknown) => Text | undefined

const faults = {
  type: { th: 'ไม่รู้จักชนิดรูปทรง', en: 'This type of geometry is not known.' },
  position: {
    th: 'พิกัดต้องเป็น [ลองจิจูด, ละติจูด] ในช่วง ±180 และ ±90 องศา',
    en: 'A position is [longitude, latitude] within ±180 and ±90 degrees.',
  },
  line: { th: 'เส้นต้องมีอย่างน้อยสองจุด', en: 'A line has at least two positions.' },
  ring: {
    th: 'วงต้องมีอย่างน้อยสี่จุดและจุดท้ายตรงกับจุดแรก',
    en: 'A ring has at least four positions and ends where it begins.',
  },
  empty: { th: 'พิกัดต้องเป็นรายการที่ไม่ว่าง', en: 'Coordinates are a list that is not empty.' },
} satisfies Record<string, Text>

const checks: Record<GeometryType, Check> = {
  Point: checkPosition,
  MultiPoint: each(checkPosition),
  LineString: checkLine,
  MultiLineString: each(checkLine),
  Polygon: each(checkRing),
  MultiPolygon: each(each(checkRing)),
}

export function isGeometryType(type: unknown): type is GeometryType {
  return typeof type === 'string' && Object.hasOwn(checks, type)
}

/** Whether a value looks like a geometry: a type of geometry and coordinates. Whether these are sound, `faultOf` says. */
export function isGeometryLike(value: unknown): value is Geometry {
  return isObject(value) && isGeometryType(value.type) && Object.hasOwn(value, 'coordinates')
}

/**
 * Says what is wrong with a geometry; undefined when it is sound. Rings may cross themselves: that only should not be, and the
 * even-odd rule settles what is inside.
 */
export function faultOf(value: unknown): Text | undefined {
  if (!isObject(value) || !isGeometryType(value.type)) return faults.type
  return checks[value.type](value.coordinates)
}

function each(check: Check): Check {
  return (coordinates) => {
    if (!Array.isArray(coordinates) || coordinates.length === 0) return faults.empty
    for (const one of coordinates) {
      const fault = check(one)
      if (fault) return fault
    }
    return undefined
  }
}

function checkPosition(position: unknown): Text | undefined {
  if (!Array.isArray(position) || position.length < 2 || position.length > 3) return faults.position
  if (!position.every((number) => Number.isFinite(number))) return faults.position
  const [longitude, latitude] = position as [number, number]
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? undefined : faults.position
}

function checkLine(line: unknown): Text | undefined {
  if (!Array.isArray(line) || line.length < 2) return faults.line
  return each(checkPosition)(line)
}

function checkRing(ring: unknown): Text | undefined {
  if (!Array.isArray(ring) || ring.length < 4) return faults.ring
  const fault = each(checkPosition)(ring)
  if (fault) return fault
  return isSame(ring[0], ring[ring.length - 1]) ? undefined : faults.ring
}

/** Whether two positions are one place; height does not count. */
export function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
