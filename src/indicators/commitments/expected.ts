import { startOfDay } from '../../base/day.ts'
import type { Direction } from '../declaration/index.ts'
import type { Commitment, Expected, Promised } from './commitment.ts'

/**
 * What a commitment asks at a moment, tolerance included; undefined where its trajectory asks nothing yet. Days count from their
 * beginning; from the day on which it is due, the target itself.
 */
export function expectedAt(
  { promise, startsOn, dueOn }: Pick<Commitment, 'promise' | 'startsOn' | 'dueOn'>,
  direction: Direction,
  at: Date,
): Expected | undefined {
  const { target, tolerance } = promise
  const [now, due] = [at.getTime(), startOfDay(dueOn).getTime()]
  if (typeof target === 'object') {
    if (now < due && promise.trajectory.kind === 'at-due') return undefined
    return { min: target.min - tolerance, max: target.max + tolerance }
  }
  const asked = now >= due ? target : onTheWay(promise, target, startsOn, due, now)
  if (asked === undefined) return undefined
  if (direction === 'range') return { min: asked - tolerance, max: asked + tolerance }
  return direction === 'lower' ? { max: asked + tolerance } : { min: asked - tolerance }
}

function onTheWay(
  { trajectory, baseline }: Promised,
  target: number,
  startsOn: string,
  due: number,
  now: number,
): number | undefined {
  if (trajectory.kind === 'at-due') return undefined
  const first =
    trajectory.kind === 'points'
      ? trajectory.points.map(({ on, value }): Point => [startOfDay(on).getTime(), value])
      : baseline
        ? [[startOfDay(baseline.on).getTime(), baseline.value] satisfies Point]
        : [[startOfDay(startsOn).getTime(), target] satisfies Point]
  const points: Point[] = [...first, [due, target]]
  return between(points, now)
}

type Point = [at: number, value: number]

/** The number on the straight line between the points around a moment; none before the first. */
function between(points: readonly Point[], at: number): number | undefined {
  const after = points.findIndex(([moment]) => moment > at)
  if (after === 0) return undefined
  const [from, to] = [points[after < 0 ? points.length - 1 : after - 1], points[after]]
  if (!from) return undefined
  if (after < 0 || !to) return from[1]
  return from[1] + ((to[1] - from[1]) * (at - from[0])) / (to[0] - from[0])
}

/** Whether a number is as good as asked. Sums of doubles may miss by a last digit, which nobody promised. */
export function isAsGood(value: number, { min, max }: Expected): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(value))
  return (min === undefined || value >= min - slack) && (max === undefined || value <= max + slack)
}
