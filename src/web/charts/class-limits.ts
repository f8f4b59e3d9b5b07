/**
 * Upper limits of the classes of a map, from the data: quantiles, rounded to two digits, none twice. Values up to a limit are in
 * its class; those above the last are in one more. Values that are all the same give one class and no limit.
 */
export function classLimits(values: readonly number[], classes = 5): number[] {
  const positive = values.filter((value) => value > 0)
  // Where many have nothing, nothing is a class of its own and the rest are parted among themselves.
  if (
    positive.length > 0 &&
    values.every((value) => value >= 0) &&
    positive.length < values.length - 1
  )
    return [0, ...quantiles(positive, classes - 1)]
  return quantiles(values, classes)
}

function quantiles(values: readonly number[], classes: number): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const greatest = sorted.at(-1) ?? 0
  const limits = Array.from({ length: classes - 1 }, (_, at) =>
    twoDigits(sorted[Math.ceil(((at + 1) * sorted.length) / classes) - 1] ?? 0),
  )
  const least = sorted[0] ?? 0
  return [...new Set(limits)].filter((limit) => limit >= least && limit < greatest)
}

/** The class of a value: 0 for the lowest. */
export function classOf(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value > limit).length
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2))
}
