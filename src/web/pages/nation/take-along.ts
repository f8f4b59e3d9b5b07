import type { FigureName, YearView } from '../../../nation/index.ts'
import { localPath, withQuery } from '../../language.ts'
import type { Download } from '../../ui/index.ts'

/** Pictures of the national view, by the name that their address has. */
export const pictureNames = [
  'map',
  'regions',
  'lorenz',
  'theil',
  'trend',
  'convergence',
  'decentralisation',
] as const
export type PictureName = (typeof pictureNames)[number]

/** The table that holds what a picture shows. */
export const tableOf: Record<PictureName, FigureName> = {
  map: 'provinces',
  regions: 'regions',
  lorenz: 'lorenz',
  theil: 'theil',
  trend: 'trend',
  convergence: 'convergence',
  decentralisation: 'decentralisation',
}

/** What of the view stands in an address. */
export function viewQuery({ indicator, year, system }: YearView) {
  return { indicator: indicator.id, year, system }
}

/** The files of a picture: itself, and its table twice. */
export function filesOf(name: PictureName, view: YearView, lang: 'th' | 'en'): Download[] {
  const query = viewQuery(view)
  const table = `/api/v1/nation/${tableOf[name]}`
  return [
    { href: localPath(withQuery(`/nation/figures/${name}.svg`, query), lang), label: 'SVG' },
    { href: withQuery(`${table}.csv`, query), label: 'CSV' },
    { href: withQuery(table, query), label: 'JSON' },
  ]
}
