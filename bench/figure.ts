/** One figure that a benchmark has measured, beside what was promised. */
export type Figure = {
  name: string
  value: number
  unit: string
  /** What was promised: `>= 0.7`, `<= 30`. */
  limit: string
  pass: boolean
}

/** A benchmark: measures in one run and gives its figures. */
export type Benchmark = () => Promise<Figure[]>

type Limit = { atLeast: number } | { atMost: number }

export function figure(name: string, value: number, unit: string, limit: Limit): Figure {
  const [sign, bound] = 'atLeast' in limit ? ['>=', limit.atLeast] : ['<=', limit.atMost]
  const pass = 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost
  return { name, value: Number(value.toPrecision(4)), unit, limit: `${sign} ${bound}`, pass }
}
