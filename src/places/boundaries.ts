import { readFileSync } from 'node:fs'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** Names and region codes that a province's outline carries; `code` is TIS-1099. */
export type ProvinceOutline = {
  code: string
  th: string
  en: string
  /** Region codes of the systems six, four and nesdc. */
  r6: string
  r4: string
  rn: string
}

/**
 * Outlines of the 77 provinces and the six regions, longitude first, WGS 84; generalised: no street scale, no legal boundary.
 * Source: data/thailand-provinces.topo.json.
 */
export type Boundaries = Topology<{
  provinces: GeometryCollection<ProvinceOutline>
  regions: GeometryCollection<{ r6: string }>
}>

const file = new URL('../../data/thailand-provinces.topo.json', import.meta.url)
let boundaries: Boundaries | undefined

/** The outlines that the product ships; the file is read once. */
export function loadBoundaries(): Boundaries {
  boundaries ??= JSON.parse(readFileSync(file, 'utf8')) as Boundaries
  return boundaries
}
