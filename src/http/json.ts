import { bodyTooDeep, notJson, refusedKey } from './problems.ts'

/** Bounds of a JSON body. */
export type JsonBounds = { depth: number; keys: number }
export const defaultBounds: JsonBounds = { depth: 64, keys: 10_000 }

const refusedKeys = new Set(['__proto__', 'constructor', 'prototype'])
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON body. Its nesting, number of keys and keys are checked before anything is built from it: JSON.parse takes
 * 100,000 nested arrays and keeps the last of two equal keys in silence. Throws `notJson`, `bodyTooDeep` or `refusedKey`.
 */
export function readJson(body: Buffer, bounds = defaultBounds): unknown {
  const text = decode(body)
  scan(text, bounds)
  return parse(text)
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw notJson({ detail: { th: 'ไม่ใช่ UTF-8', en: 'It is not UTF-8.' } })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notJson()
  }
}

/** An object or array that is open: `keys` of an object so far; `keyNext` while the next string is a key. */
type Open = { keys: Set<string> | undefined; keyNext: boolean }

/** Walks the brackets, commas and strings. What is not JSON besides is left for JSON.parse to refuse. */
function scan(text: string, bounds: JsonBounds) {
  const open: Open[] = []
  let keys = 0
  for (let at = 0; at < text.length; at++) {
    const inside = open.at(-1)
    switch (text[at]) {
      case '{':
      case '[':
        if (open.length === bounds.depth) throw bodyTooDeep({ detail: deepest(bounds) })
        open.push(
          text[at] === '{'
            ? { keys: new Set(), keyNext: true }
            : { keys: undefined, keyNext: false },
        )
        break
      case '}':
      case ']':
        open.pop()
        break
      case ',':
        if (inside?.keys) inside.keyNext = true
        break
      case '"': {
        const end = endOfString(text, at)
        if (inside?.keys && inside.keyNext) {
          if (++keys > bounds.keys) throw bodyTooDeep({ detail: deepest(bounds) })
          takeKey(inside.keys, text.slice(at, end + 1))
          inside.keyNext = false
        }
        at = end
        break
      }
    }
  }
}

/** The place of the closing quote of the string that opens at `at`. */
function endOfString(text: string, at: number): number {
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
  const key = quoted.includes('\\') ? (parse(quoted) as string) : quoted.slice(1, -1)
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

function deepest({ depth, keys }: JsonBounds) {
  return {
    th: `ซ้อนได้ไม่เกิน ${depth} ชั้น และมีคีย์รวมไม่เกิน ${keys} คีย์`,
    en: `At most ${depth} levels and ${keys} keys in all are accepted.`,
  }
}
