import type { FileError } from './file-error.ts'

/** Reads a JSON file; a text that is not JSON gives one error with its line. */
export function readJson(file: string, text: string): { value: unknown } | { error: FileError } {
  const plain = text.replace(/^\ufeff/, '')
  try {
    return { value: JSON.parse(plain) }
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1]
    const line = lineAt(plain, position === undefined ? plain.length : Number(position))
    const message = {
      th: 'ไม่ใช่ JSON ที่ถูกต้อง อ่านต่อจากบรรทัดนี้ไม่ได้',
      en: 'This is not valid JSON; it cannot be read past this line.',
    }
    return { error: { file, line, path: null, message } }
  }
}

/**
 * The line, from 1, on which the value of a JSON Pointer starts in a valid JSON text. For a value that is not there, the line of
 * the nearest one around it.
 */
export function lineOfPointer(text: string, pointer: string): number {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let at = skipSpace(text, 0)
  for (const step of steps) {
    const next = text[at] === '{' ? findMember(text, at, step) : findItem(text, at, Number(step))
    if (next === undefined) break
    at = next
  }
  return lineAt(text, at)
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1))
    line++
  return line
}

function findMember(text: string, open: number, name: string): number | undefined {
  let at = skipSpace(text, open + 1)
  while (text[at] === '"') {
    const end = skipString(text, at)
    const value = skipSpace(text, skipSpace(text, end) + 1)
    if (JSON.parse(text.slice(at, end)) === name) return value
    at = skipSpace(text, skipValue(text, value))
    if (text[at] !== ',') return undefined
    at = skipSpace(text, at + 1)
  }
  return undefined
}

function findItem(text: string, open: number, index: number): number | undefined {
  if (text[open] !== '[' || !Number.isInteger(index)) return undefined
  let at = skipSpace(text, open + 1)
  for (let left = index; text[at] !== ']'; left--) {
    if (left === 0) return at
    at = skipSpace(text, skipValue(text, at))
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return undefined
}

function skipValue(text: string, start: number): number {
  let depth = 0
  let at = start
  do {
    const character = text[at]
    if (character === '"') at = skipString(text, at)
    else {
      if (character === '{' || character === '[') depth++
      if (character === '}' || character === ']') depth--
      at++
    }
  } while (at < text.length && (depth > 0 || !/[\s,\]}]/.test(text[at] as string)))
  return at
}

function skipString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (/\s/.test(text[at] ?? '')) at++
  return at
}
