import { type GeoProjection, geoMercator, geoPath } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import type { Boundaries } from '../../places/index.ts'

/** A rectangle in the units of the map: `x`, `y` of its upper left corner. */
export type Box = { x: number; y: number; width: number; height: number }

/** A part of the country drawn larger beside the main map; provinces in it have their dots here and only here. */
export type Inset = {
  key: 'bangkok-east' | 'phuket'
  box: Box
  /** The part of the main map that it shows. */
  frame: Box
  land: string
  borders: string
  outlines: ReadonlyMap<string, string>
  place: (lonLat: [number, number]) => [number, number]
}

/** What stays the same on every map of Thailand: outlines as SVG paths, and where a point falls. */
export type Ground = {
  width: number
  height: number
  land: string
  borders: string
  outlines: ReadonlyMap<string, string>
  place: (lonLat: [number, number]) => [number, number]
  insets: readonly Inset[]
  /** The inset that a province is drawn in; undefined when it is on the main map. */
  insetOf: (provinceCode: string) => Inset | undefined
}

const width = 400
const height = 592
const country: Box = { x: 4, y: 8, width: 292, height: 564 }

/** West, south, east and north of what an inset shows, in degrees, and where it stands: east of the Gulf there is only sea. */
const insetPlans = [
  {
    key: 'bangkok-east',
    box: { x: 212, y: 282, width: 184, height: 154 },
    west: 100.2,
    north: 14.1,
    degrees: 1.92,
    // Bangkok and vicinity (NESDC), and the three provinces of the Eastern Economic Corridor.
    provinces: ['10', '11', '12', '13', '73', '74', '20', '21', '24'],
  },
  {
    key: 'phuket',
    box: { x: 236, y: 464, width: 116, height: 108 },
    west: 98.05,
    north: 8.92,
    degrees: 1.4,
    provinces: ['81', '82', '83'],
  },
] as const

/** Draws the ground of every map once. Longitude first, Mercator; coordinates to a tenth of a unit. */
export function makeGround(boundaries: Boundaries): Ground {
  const projection = geoMercator().fitExtent(
    [
      [country.x, country.y],
      [country.x + country.width, country.y + country.height],
    ],
    feature(boundaries, boundaries.objects.provinces),
  )
  const insets = insetPlans.map((plan) => makeInset(boundaries, projection, plan))
  return {
    width,
    height,
    ...draw(boundaries, projection),
    place: placer(projection),
    insets,
    insetOf: (code) =>
      insets[
        insetPlans.findIndex(({ provinces }) => (provinces as readonly string[]).includes(code))
      ],
  }
}

function makeInset(
  boundaries: Boundaries,
  main: GeoProjection,
  plan: (typeof insetPlans)[number],
): Inset {
  const { key, box, west, north, degrees } = plan
  const scale = (box.width / degrees) * (180 / Math.PI)
  const projection = geoMercator().scale(scale).translate([0, 0])
  const [left, top] = placer(projection)([west, north])
  projection.translate([box.x - left, box.y - top]).clipExtent([
    [box.x, box.y],
    [box.x + box.width, box.y + box.height],
  ])
  const corner = projection.invert?.([box.x + box.width, box.y + box.height]) as [number, number]
  const [x, y] = placer(main)([west, north])
  const [right, bottom] = placer(main)(corner)
  return {
    key,
    box,
    frame: { x, y, width: right - x, height: bottom - y },
    ...draw(boundaries, projection),
    place: placer(projection),
  }
}

function draw(boundaries: Boundaries, projection: GeoProjection) {
  const path = geoPath(projection).digits(1)
  const { provinces } = boundaries.objects
  const outlines = new Map<string, string>()
  for (const { properties, geometry } of feature(boundaries, provinces).features) {
    const line = path(geometry)
    if (line) outlines.set(properties.code, line)
  }
  // biome-ignore lint/suspicious/noExplicitAny: the types of merge do not take a collection's own properties
  const land = path(merge(boundaries, provinces.geometries as any)) ?? ''
  const borders = path(mesh(boundaries, provinces, (a, b) => a !== b)) ?? ''
  return { land, borders, outlines }
}

function placer(projection: GeoProjection) {
  return (lonLat: [number, number]): [number, number] => {
    const point = projection(lonLat)
    if (!point) throw new Error(`no place on the map for ${lonLat.join(', ')}`)
    return point
  }
}
