import { loadBoundaries } from '../../places/index.ts'
import { type Ground, makeGround } from './ground.ts'

let ground: Ground | undefined

/** The ground of the country, drawn when first asked for. */
export function theGround(): Ground {
  ground ??= makeGround(loadBoundaries())
  return ground
}
