import { isUtf8 } from 'node:buffer'
import { bodyTooDeep, notJson, refusedKey } from './problems.ts'

/** Bounds of a JSON body: levels of nesting; keys, and values (elements, members and containers; usually 200,000) in all. */
export type JsonBounds = { depth: number; keys: number; values?: number }
export const defaultBounds = { depth: 64, keys: 10_000, values: 200_000 } satisfies JsonBounds

const refusedKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads a JSON body of moderate size. Its nesting, number of keys and keys are checked before anything is built from it: JSON.parse takes
 * 100,000 nested arrays and keeps the last of two equal keys in silence. Throws `notJson`, `bodyTooDeep` or `refusedKey`.
 */
export function readJson(body: Buffer, bounds: JsonBounds = defaultBounds): unknown {
  const text = decodeJson(body)
  const scan = startScan(text, bounds)
  while (!scan(text.length));
  return parseJson(text)
}

/** The text of a body, without a byte order mark. Throws `notJson` where it is not UTF-8. */
export function decodeJson(body: Buffer): string {
  // Twenty times as fast as a TextDecoder, which matters for 16 MiB.
  if (!isUtf8(body)) throw notJson({ detail: { th: 'ไม่ใช่ UTF-8', en: 'It is not UTF-8.' } })
  const text = body.toString('utf8')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** Parses what was scanned. Throws `notJson`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notJson()
  }
}

/** An object or array that is open: `keys` of an object so far; `keyNext` while the next string is a key. */
type Open = { keys: Set<string> | undefined; keyNext: boolean }

/**
 * Walks the brackets, commas and strings, so many characters further with each call; true at the end. What is not JSON besides is left for
 * JSON.parse to refuse.
 */
export function startScan(text: string, bounds: JsonBounds): (characters: number) => boolean {
  const open: Open[] = []
  const mostValues = bounds.values ?? defaultBounds.values
  let [at, keys, values] = [0, 0, 0]

  return (characters) => {
    const until = Math.min(text.length, at + characters)
    for (; at < until; at++)
      switch (text.charCodeAt(at)) {
        case code.openObject:
          begin({ keys: new Set(), keyNext: true })
          break
        case code.openList:
          begin({ keys: undefined, keyNext: false })
          break
        case code.closeObject:
        case code.closeList:
          open.pop()
          break
        case code.comma: {
          count()
          const inside = open.at(-1)
          if (inside?.keys) inside.keyNext = true
          break
        }
        case code.quote:
          at = takeString(at)
          break
      }
    return at >= text.length
  }

  function begin(container: Open) {
    if (open.length === bounds.depth) throw bodyTooDeep({ detail: most(bounds) })
    count()
    open.push(container)
  }

  function count() {
    if (++values > mostValues) throw bodyTooDeep({ detail: most(bounds) })
  }

  function takeString(from: number): number {
    const end = endOfString(text, from)
    const inside = open.at(-1)
    if (inside?.keys && inside.keyNext) {
      if (++keys > bounds.keys) throw bodyTooDeep({ detail: most(bounds) })
      takeKey(inside.keys, text.slice(from, end + 1))
      inside.keyNext = false
    }
    return end
  }
}

export const code = {
  openObject: 123,
  closeObject: 125,
  openList: 91,
  closeList: 93,
  comma: 44,
  colon: 58,
  quote: 34,
} as const

/** The place of the closing quote of the string that opens at `at`. */
export function endOfString(text: string, at: number): number {
  let end = at
  do {
    end = text.indexOf('"', end + 1)
    if (end < 0) throw notJson()
  } while (isEscaped(text, end))
  return end
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0
  while (text[quote - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

function takeKey(keys: Set<string>, quoted: string) {
  // `"\u005f_proto__"` is `__proto__` too.
  const key = quoted.includes('\\') ? (parseJson(quoted) as string) : quoted.slice(1, -1)
  if (keys.has(key) || refusedKeys.has(key)) {
    const shown = JSON.stringify(key.slice(0, 60))
    throw refusedKey({
      detail: keys.has(key)
        ? { th: `คีย์ ${shown} ปรากฏซ้ำ`, en: `The key ${shown} appears twice.` }
        : { th: `ไม่อนุญาตคีย์ ${shown}`, en: `The key ${shown} is not allowed.` },
      members: { key: key.slice(0, 60) },
    })
  }
  keys.add(key)
}

function most({ depth, keys, values = defaultBounds.values }: JsonBounds) {
  return {
    th: `ซ้อนได้ไม่เกิน ${depth} ชั้น มีคีย์รวมไม่เกิน ${keys} คีย์ และค่ารวมไม่เกิน ${values} ค่า`,
    en: `At most ${depth} levels, ${keys} keys and ${values} values in all are accepted.`,
  }
}
