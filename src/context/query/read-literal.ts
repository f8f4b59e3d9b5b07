import { instantOf, isDate, millisecondsOf, readDateTime } from '../entity/date-time.ts'
import { because, type Cursor, queryFault } from './cursor.ts'
import type { Literal } from './query.ts'

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Reads one value: a quoted text, a number, `true` or `false`, a DateTime, Date or Time, or else a URI or a bare word. It ends at
 * `;`, `|`, `,`, a bracket that it did not open, or `..` after a value that can begin a range. Throws BadRequestData.
 */
export function readLiteral(cursor: Cursor): Literal {
  if (cursor.text[cursor.at] === '"') return { type: 'text', value: readQuoted(cursor) }
  const from = cursor.at
  const word = takeWord(cursor)
  if (word === '') throw queryFault(cursor, because.noValue, from)
  return toLiteral(word)
}

/** Reads a text in double quotes, with the escapes of JSON. Throws BadRequestData. */
export function readQuoted(cursor: Cursor): string {
  const { text, at } = cursor
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  try {
    const quoted = JSON.parse(text.slice(at, end + 1)) as string
    cursor.at = end + 1
    return quoted
  } catch {
    throw queryFault(cursor, because.notAText)
  }
}

/** Whether a value can stand at an end of a range or beside `>` and its kind. */
export function isComparable({ type }: Literal): boolean {
  return type !== 'boolean' && type !== 'uri'
}

function takeWord(cursor: Cursor): string {
  const from = cursor.at
  let open = 0
  for (; cursor.at < cursor.text.length; cursor.at++) {
    const letter = cursor.text[cursor.at] as string
    if (';|,'.includes(letter) || (letter === ')' && open === 0)) break
    if (letter === '(') open++
    else if (letter === ')') open--
    else if (letter === '.' && cursor.text[cursor.at + 1] === '.') {
      const sofar = cursor.text.slice(from, cursor.at)
      if (sofar !== '' && isComparable(toLiteral(sofar))) break
    }
  }
  return cursor.text.slice(from, cursor.at)
}

function toLiteral(word: string): Literal {
  if (number.test(word) && Number.isFinite(Number(word)))
    return { type: 'number', value: Number(word) }
  if (word === 'true' || word === 'false') return { type: 'boolean', value: word === 'true' }
  const dateTime = readDateTime(word)
  if (dateTime !== undefined)
    return { type: 'dateTime', value: dateTime, instant: instantOf(word) as number }
  if (isDate(word)) return { type: 'date', value: word }
  const milliseconds = millisecondsOf(word)
  if (milliseconds !== undefined) return { type: 'time', value: word, milliseconds }
  return { type: 'uri', value: word }
}
