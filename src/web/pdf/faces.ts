import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'

export type Weight = 'normal' | 'bold'

const require = createRequire(import.meta.url)
const files = {
  'normal-thai': 'ibm-plex-sans-thai-looped/files/ibm-plex-sans-thai-looped-thai-400-normal.woff',
  'normal-latin': 'ibm-plex-sans-thai-looped/files/ibm-plex-sans-thai-looped-latin-400-normal.woff',
  'bold-thai': 'ibm-plex-sans-thai/files/ibm-plex-sans-thai-thai-600-normal.woff',
  'bold-latin': 'ibm-plex-sans-thai/files/ibm-plex-sans-thai-latin-600-normal.woff',
}

let read: Map<string, Buffer> | undefined

/** Makes our faces known to a document, under the names that `runsOf` gives. The files are read once. */
export function registerFaces(doc: typeof PDFDocument.prototype): void {
  read ??= new Map(
    Object.entries(files).map(([name, file]) => [
      name,
      readFileSync(require.resolve(`@fontsource/${file}`)),
    ]),
  )
  for (const [name, font] of read) {
    doc.registerFont(name, font)
    // A glyph keeps the letter that it was first drawn for: ring and า as themselves, before they are drawn as halves of ำ.
    if (name.endsWith('-thai')) encodeFirst(doc.font(name), '\u0e32\u0e4d')
  }
}

/** pdfkit does not tell its types of the font in use. */
function encodeFirst(doc: unknown, letters: string) {
  ;(doc as { _font: { encode(text: string): unknown } })._font.encode(letters)
}

export type Run = { text: string; face: string }

/**
 * Parts a text by script, since the Thai file has no digits and no Latin letters and the Latin one no Thai. Characters that only
 * keep a line together are taken out: no face has them.
 */
export function runsOf(text: string, weight: Weight): Run[] {
  // Our Latin face has no Greek letters.
  const shown = text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ').replaceAll('ε', 'e')
  return [...shown.matchAll(/[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+/g)].map(([part]) => ({
    text: part,
    face: `${weight}-${/^[\u0e00-\u0e7f]/.test(part) ? 'thai' : 'latin'}`,
  }))
}
