import { countedOnce, type Valued } from './area.ts'
import { type Measured, measured, measuredAs, notDefined } from './measured.ts'
import { spread } from './spread.ts'
import { sum } from './sum.ts'
import { coefficientOfVariation, sigma } from './variation.ts'

/** One year of the sigma line. Unweighted: it may fall while weighted measures rise, so both are shown. */
export type SigmaPoint = { year: number; sigma: Measured; coefficientOfVariation: Measured }

/** Sigma and the coefficient of variation over the years, in the order given. */
export function sigmaConvergence(
  years: readonly { year: number; areas: readonly Valued[] }[],
): SigmaPoint[] {
  return years.map(({ year, areas }) => ({
    year,
    sigma: sigma(areas),
    coefficientOfVariation: coefficientOfVariation(areas),
  }))
}

/** An area's value at the start and at the end of a span. */
export type Growth = { start: number; end: number }

/**
 * The line through the areas: yearly growth of the logarithm = intercept + b ln(start). `speed` per year and `halfLifeYears`
 * (until half of the gap is closed) stand only when b < 0. `rSquared` is the share of the variance that the line explains.
 */
export type BetaConvergence = {
  intercept: number
  b: number
  rSquared: Measured
  speed: Measured
  halfLifeYears: Measured
}

/**
 * Beta convergence over T years, each area counted once: least squares of (1/T) ln(end/start) on ln(start);
 * speed = −ln(1 + bT)/T, half-life = ln 2/speed.
 *
 * Not defined for fewer than two areas, values that are not positive, T ≤ 0, or starts that are all the same.
 * Naming trap: some packages do not divide the growth by T and then use −ln(1 + b)/T.
 * Source: Barro & Sala-i-Martin (1992), Convergence, Journal of Political Economy 100(2), 223-251.
 */
export function betaConvergence(
  areas: readonly Growth[],
  years: number,
): Measured<BetaConvergence> {
  if (!Number.isFinite(years) || years <= 0) return notDefined('bad-parameter')
  const starts = spread(countedOnce(areas.map(({ start }) => ({ value: start }))), 'only-positive')
  const ends = spread(countedOnce(areas.map(({ end }) => ({ value: end }))), 'only-positive')
  if (!starts.defined) return starts
  if (!ends.defined) return ends
  if (areas.length === 1) return notDefined('one-area')
  const growths = areas.map(({ start, end }) => logOfRatio(end, start) / years)
  const x = deviations(starts.value.parts.map((part) => part.lnRatio))
  const g = deviations(growths)
  const variation = sum(x.map((dx) => dx * dx))
  if (variation === 0) return notDefined('no-spread')
  const b = sum(x.map((dx, i) => dx * (g[i] as number))) / variation
  const intercept = mean(growths) - b * mean(areas.map(({ start }) => Math.log(start)))
  if (!Number.isFinite(b) || !Number.isFinite(intercept)) return notDefined('out-of-range')
  const speed = speedOf(b, years)
  const halfLifeYears = speed.defined ? measured(Math.LN2 / speed.value) : speed
  return measuredAs({ intercept, b, rSquared: explained(b, variation, g), speed, halfLifeYears })
}

function speedOf(b: number, years: number): Measured {
  if (b >= 0) return notDefined('not-converging')
  return b * years <= -1 ? notDefined('overshooting') : measured(-Math.log1p(b * years) / years)
}

function explained(b: number, variation: number, g: readonly number[]): Measured {
  const growthVariation = sum(g.map((dg) => dg * dg))
  if (growthVariation === 0) return notDefined('no-spread')
  return measured(Math.min(1, (b * b * variation) / growthVariation))
}

function logOfRatio(end: number, start: number): number {
  const change = (end - start) / start
  return Math.abs(change) < 0.5 ? Math.log1p(change) : Math.log(end) - Math.log(start)
}

function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length
}

function deviations(numbers: readonly number[]): number[] {
  const middle = mean(numbers)
  const residual = mean(numbers.map((number) => number - middle))
  return numbers.map((number) => number - middle - residual)
}
