import type { GeometryChoice } from '../entity/geojson.ts'
import type { View } from '../entity/project.ts'
import type { Representation } from '../entity/represent.ts'
import { coreContext } from '../ld/compile-context.ts'

/**
 * Linked entities to be brought along: inside the relationships that lead to them, or behind the others. `level`: over how many
 * relationships at most. `containedBy`: ids that the asker has met on the way here and does not want again.
 * Source: CIM 009 4.5.23.
 */
export type Join = { mode: 'inline' | 'flat'; level: number; containedBy: readonly string[] }

/** What is to be seen of entities, and how it is written. `feature`: as GeoJSON, by which geometry. */
export type EntityView = {
  representation: Representation
  view: View
  join?: Join | undefined
  feature?: GeometryChoice | undefined
}

/** Whether entities are wanted just as they are stored: `Found.text`, `findStoredText` and `findTypePage` are then the answer. */
export function isStoredForm({ representation, view, join, feature }: EntityView): boolean {
  const { context, format, sysAttrs, lang } = representation
  const { attrs, pick, omit, datasetIds } = view
  return (
    context.key === coreContext.key &&
    format === 'normalized' &&
    !(sysAttrs || lang || attrs || pick || omit || datasetIds || feature || join)
  )
}
