import { startStretch } from '../base/turns.ts'
import {
  code,
  decodeJson,
  defaultBounds,
  endOfString,
  type JsonBounds,
  parseJson,
  startScan,
} from './json.ts'
import { notJson } from './problems.ts'

/** How many characters are scanned, or parsed, before others may get their turn: some milliseconds of work. */
const usualPart = 131_072

/**
 * Reads a JSON body of any size as `readJson` does, in parts, so that nobody waits for it: JSON.parse of 16 MiB can take a second. `part` is
 * how many characters one part has. Throws `notJson`, `bodyTooDeep` or `refusedKey`.
 */
export async function readJsonInTurns(
  body: Buffer,
  bounds: JsonBounds = defaultBounds,
  part = usualPart,
): Promise<unknown> {
  const text = decodeJson(body)
  const giveWay = startStretch()
  const scan = startScan(text, bounds)
  while (!scan(part)) await giveWay()
  return parsePart(0, text.length)

  /** Parses one value, blanks around it or not. */
  async function parsePart(from: number, to: number): Promise<unknown> {
    await giveWay()
    if (to - from <= part) return parseJson(text.slice(from, to))
    const [first, end] = [skipBlanks(text, from), lastOf(text, from, to)]
    const [opening, closing] = [text.charCodeAt(first), text.charCodeAt(end)]
    if (opening === code.openList && closing === code.closeList) return parseList(first + 1, end)
    if (opening === code.openObject && closing === code.closeObject)
      return parseObject(first + 1, end)
    return parseJson(text.slice(from, to))
  }

  /** Parses elements: small ones many together, a large one by itself. */
  async function parseList(from: number, to: number): Promise<unknown[]> {
    const list: unknown[] = []
    if (skipBlanks(text, from) >= to) return list
    let begun = from
    for (let at = from; at < to; ) {
      const end = endOfValue(text, at, to)
      const isLarge = end - at > part
      if (isLarge) {
        if (at > begun) takeRun(list, begun, at - 1)
        list.push(await parsePart(at, end))
      } else if (end - begun >= part || end === to) {
        takeRun(list, begun, end)
        await giveWay()
      }
      if (isLarge || end - begun >= part) begun = end + 1
      at = end + 1
      // A comma with nothing behind it.
      if (end < to && at === to) throw notJson()
    }
    return list
  }

  function takeRun(list: unknown[], from: number, to: number) {
    const run = parseJson(`[${text.slice(from, to)}]`) as unknown[]
    if (run.length === 0) throw notJson()
    for (const one of run) list.push(one)
  }

  async function parseObject(from: number, to: number): Promise<Record<string, unknown>> {
    const object: Record<string, unknown> = {}
    if (skipBlanks(text, from) >= to) return object
    for (let at = from; at < to; ) {
      const quote = skipBlanks(text, at)
      if (text.charCodeAt(quote) !== code.quote) throw notJson()
      const keyEnd = endOfString(text, quote) + 1
      const colon = skipBlanks(text, keyEnd)
      if (text.charCodeAt(colon) !== code.colon) throw notJson()
      const end = endOfValue(text, colon + 1, to)
      // The scan has refused keys that reach a prototype.
      object[parseJson(text.slice(quote, keyEnd)) as string] = await parsePart(colon + 1, end)
      at = end + 1
      if (end < to && at === to) throw notJson()
    }
    return object
  }
}

/** The place of the comma, or of the end, that ends the value at `from`. */
function endOfValue(text: string, from: number, to: number): number {
  let depth = 0
  for (let at = from; at < to; at++)
    switch (text.charCodeAt(at)) {
      case code.openObject:
      case code.openList:
        depth++
        break
      case code.closeObject:
      case code.closeList:
        depth--
        break
      case code.quote:
        at = endOfString(text, at)
        break
      case code.comma:
        if (depth === 0) return at
    }
  return to
}

function isBlank(character: number): boolean {
  return character === 32 || character === 10 || character === 13 || character === 9
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (isBlank(text.charCodeAt(at))) at++
  return at
}

function lastOf(text: string, from: number, to: number): number {
  let at = to - 1
  while (at > from && isBlank(text.charCodeAt(at))) at--
  return at
}
