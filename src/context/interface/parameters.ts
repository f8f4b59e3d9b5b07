import { badRequestData, invalidRequest } from '../problems.ts'
import { parameterFault } from '../query/cursor.ts'

/** The query of a request: texts by name. */
export type Parameters = ReadonlyMap<string, string>

/** Takes the query of a request. Throws InvalidRequest for a name that is not known here, BadRequestData for one given twice. */
export function readParameters(query: unknown, known: ReadonlySet<string>): Parameters {
  const parameters = new Map<string, string>()
  for (const [name, value] of Object.entries(query as Record<string, string | string[]>)) {
    if (!known.has(name)) throw unknownParameter(name)
    if (typeof value !== 'string') throw parameterFault(name, because.twice)
    parameters.set(name, value)
  }
  return parameters
}

/** Reads a parameter that is true or false. Throws BadRequestData for anything else. Source: CIM 009 6.3.20. */
export function readFlag(parameters: Parameters, name: string): boolean | undefined {
  const text = parameters.get(name)
  if (text === undefined) return undefined
  if (text !== 'true' && text !== 'false') throw parameterFault(name, because.notAFlag)
  return text === 'true'
}

/** Reads a whole number from `least` to `most`. Throws BadRequestData. */
export function readWhole(
  parameters: Parameters,
  name: string,
  { least, most }: { least: number; most: number },
): number | undefined {
  const text = parameters.get(name)
  if (text === undefined) return undefined
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most))
    throw parameterFault(name, {
      th: `ต้องเป็นจำนวนเต็มตั้งแต่ ${least} ถึง ${most}`,
      en: `A whole number from ${least} to ${most} is expected.`,
    })
  return number
}

/**
 * Reads words parted by commas, each one of those known. Throws InvalidRequest for others in `options`, as for parameters nobody knows,
 * and BadRequestData elsewhere. Source: CIM 009 6.3.20, 5.13.3.3.
 */
export function readWords<T extends string>(
  parameters: Parameters,
  name: string,
  known: readonly T[],
): ReadonlySet<T> {
  const words = parameters.get(name)?.split(',') ?? []
  for (const word of words)
    if (!(known as readonly string[]).includes(word)) throw unknownWord(name, word)
  return new Set(words as T[])
}

const shapes = new Set(['options', 'format'])

/** A value that is not to be used here. */
export function unknownWord(parameter: string, word: string) {
  const shown = word.slice(0, 40)
  const refuse = shapes.has(parameter) ? invalidRequest : badRequestData
  return refuse({
    detail: {
      th: `${parameter}: "${shown}" ไม่ใช่ค่าที่ใช้ได้ที่นี่`,
      en: `${parameter}: "${shown}" is not to be used here.`,
    },
    members: { parameter },
  })
}

function unknownParameter(name: string) {
  const shown = name.slice(0, 60)
  return invalidRequest({
    detail: {
      th: `ไม่รู้จักพารามิเตอร์ "${shown}" ที่นี่`,
      en: `There is no parameter "${shown}" here.`,
    },
    members: { parameter: shown },
  })
}

const because = {
  twice: { th: 'ระบุได้ครั้งเดียว', en: 'It may be given once.' },
  notAFlag: { th: 'ต้องเป็น true หรือ false', en: 'It is either true or false.' },
}
