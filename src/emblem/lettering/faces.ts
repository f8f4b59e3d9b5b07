import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

/** Sarabun, which Thai letters of office are set in. The Thai file has no digits and no Latin letters, the Latin one no Thai. */
export type FaceName = `${'normal' | 'bold'}-${'thai' | 'latin'}`

const require = createRequire(import.meta.url)
const files: Record<FaceName, string> = {
  'normal-thai': 'sarabun-thai-400-normal.woff',
  'normal-latin': 'sarabun-latin-400-normal.woff',
  'bold-thai': 'sarabun-thai-600-normal.woff',
  'bold-latin': 'sarabun-latin-600-normal.woff',
}
export const faceNames = Object.keys(files) as FaceName[]

const bytes = new Map<FaceName, Buffer>()
const faces = new Map<FaceName, Font>()

/** The file of a face, read once. */
export function faceFile(name: FaceName): Buffer {
  const known = bytes.get(name)
  if (known) return known
  const read = readFileSync(require.resolve(`@fontsource/sarabun/files/${files[name]}`))
  bytes.set(name, read)
  return read
}

export function face(name: FaceName): Font {
  const known = faces.get(name)
  if (known) return known
  const made = create(faceFile(name)) as Font
  faces.set(name, made)
  return made
}

export type Run = { text: string; face: FaceName }

/** Parts a text by script; characters that only keep a line together are taken out, since no face has them. */
export function runsOf(text: string, weight: 'normal' | 'bold'): Run[] {
  const shown = text.replaceAll(/[\u2060\u200b]/g, '').replaceAll('\u00a0', ' ')
  return [...shown.matchAll(/[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+/g)].map(([part]) => ({
    text: part,
    face: `${weight}-${/^[\u0e00-\u0e7f]/.test(part) ? 'thai' : 'latin'}`,
  }))
}

/** How wide a text is at a size, in the unit of the size. */
export function widthOf(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  return runsOf(text, weight).reduce((sum, run) => {
    const { unitsPerEm } = face(run.face)
    return sum + (face(run.face).layout(run.text).advanceWidth / unitsPerEm) * size
  }, 0)
}

/** Cuts a text into lines no wider than `width`: Thai at words of the dictionary, and never inside one. */
export function linesOf(
  text: string,
  width: number,
  size: number,
  weight: 'normal' | 'bold' = 'normal',
): string[] {
  const lines = ['']
  for (const word of wordsOf(text)) {
    const line = `${lines.at(-1)}${word}`
    if (lines.at(-1) !== '' && widthOf(line.trimEnd(), size, weight) > width)
      lines.push(word.trimStart())
    else lines[lines.length - 1] = line
  }
  return lines.map((line) => line.trimEnd())
}

/** Words with what must not begin a line; a no-break space joins its neighbours. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let joins = false
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'word' }).segment(text)) {
    if (joins || /^[\u00a0\u2060%,.;:)\]”’\u0e46\u0e2f/]/.test(segment))
      words.push((words.pop() ?? '') + segment)
    else words.push(segment)
    joins = /[\u00a0\u2060(“‘[/]$/.test(segment)
  }
  return words
}
