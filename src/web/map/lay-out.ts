import type { Lang } from '../../base/text.ts'
import type { Province } from '../../places/index.ts'
import type { MapCity } from '../../programme/index.ts'
import { showNumber } from '../number.ts'
import type { Box, Ground, Inset } from './ground.ts'
import { type Label, placeLabels } from './label.ts'
import { type Cluster, type Dot, pack } from './pack.ts'

export type Placed = { dots: Dot<MapCity>[]; labels: Label[]; radius: number }
export type LaidOut = { main: Placed; insets: { inset: Inset; placed: Placed }[] }

export const dotRadius = 5
export const labelSize = 12.5
/** Above this many cities a map has one dot a province and kind, and the province's name gives the number. */
export const mostDots = 400
/** Where the legend and the titles of the insets stand: no dot and no label goes there. */
export const legendBox: Box = { x: 196, y: 4, width: 204, height: 62 }

/** Places every city's dot and, in a language, the names of its provinces. Cities without a province on the map are left out. */
export function layOut(
  ground: Ground,
  cities: readonly MapCity[],
  provinces: readonly Province[],
  lang: Lang,
): LaidOut {
  const byProvince = Map.groupBy(cities, (city) => city.provinceCode)
  const crowded = cities.length > mostDots
  const parts = Map.groupBy(
    provinces.filter((province) => byProvince.has(province.code)),
    (province) => ground.insetOf(province.code),
  )
  const place = (part: Inset | undefined, within: Box, obstacles: Box[]) => {
    const inPart = parts.get(part) ?? []
    const clusters = inPart.map((province) => ({
      key: province.code,
      at: (part ?? ground).place([province.lon, province.lat]),
      items: sorted(byProvince.get(province.code) ?? [], crowded),
    }))
    const names = inPart.map(({ code, name }) => {
      const count = crowded ? ` ${showNumber(byProvince.get(code)?.length ?? 0, lang)}` : ''
      return [code, name[lang] + count] as const
    })
    return placeIn(clusters, new Map(names), within, obstacles)
  }
  const sheet = { x: 0, y: 0, width: ground.width, height: ground.height }
  const aside = ground.insets.flatMap(({ frame, box }) => [
    frame,
    { x: box.x, y: box.y - 24, width: ground.width - box.x, height: box.height + 24 },
  ])
  return {
    main: place(undefined, sheet, [...aside, legendBox]),
    insets: ground.insets.map((inset) => ({ inset, placed: place(inset, inset.box, []) })),
  }
}

function placeIn(
  clusters: Cluster<MapCity>[],
  names: Map<string, string>,
  within: Box,
  obstacles: Box[],
): Placed {
  const packed = pack(clusters, { within: inner(within, 2), obstacles }, dotRadius)
  const dots = packed.clusters.flatMap((cluster) => cluster.dots)
  const marks = dots.map((dot) => around([dot], packed.radius))
  const labels = placeLabels(
    packed.clusters.map(({ key, dots }) => ({
      key,
      text: names.get(key) ?? '',
      mark: around(dots, packed.radius),
    })),
    { within: inner(within, 2), obstacles: [...obstacles, ...marks], size: labelSize },
  )
  return { dots, labels, radius: packed.radius }
}

/** Certified first, then zones, by slug; of a crowd the first of each kind stands for all. */
function sorted(cities: readonly MapCity[], crowded: boolean): MapCity[] {
  const rank = (city: MapCity) => (city.legal === 'zone' ? 1 : 0)
  const order = cities.toSorted((a, b) => rank(a) - rank(b) || (a.slug < b.slug ? -1 : 1))
  if (!crowded) return order
  return order.filter((city, at) => at === 0 || rank(city) !== rank(order[at - 1] as MapCity))
}

function around(dots: readonly { x: number; y: number }[], radius: number): Box {
  const [xs, ys] = [dots.map((dot) => dot.x), dots.map((dot) => dot.y)]
  const [x, y] = [Math.min(...xs) - radius, Math.min(...ys) - radius]
  return { x, y, width: Math.max(...xs) + radius - x, height: Math.max(...ys) + radius - y }
}

function inner(box: Box, by: number): Box {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by }
}
