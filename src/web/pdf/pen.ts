import type PDFDocument from 'pdfkit'
import { runsOf, type Weight } from './faces.ts'

export type Doc = typeof PDFDocument.prototype
export type Style = { size: number; weight?: Weight; colour?: string }

/** Widths of runs at size 1, by face and text: shaping is what a document costs, and words come again. */
const widths = new Map<string, number>()
const mostWidths = 20_000

/** How wide a text is in points. */
export function widthOf(doc: Doc, text: string, { size, weight = 'normal' }: Style): number {
  let sum = 0
  for (const run of runsOf(text, weight)) {
    const key = run.face + run.text
    const known = widths.get(key)
    const width = known ?? doc.font(run.face).fontSize(1).widthOfString(run.text)
    if (widths.size >= mostWidths) widths.clear()
    widths.set(key, width)
    sum += width
  }
  return sum * size
}

/**
 * Writes one line with its baseline at `y`. A line with ำ carries its letters as ActualText: its glyphs are a ring and an า, and
 * would be copied as other letters, in another order.
 */
export function writeLine(doc: Doc, text: string, x: number, y: number, style: Style): void {
  const { size, weight = 'normal', colour = '#12211f' } = style
  const runs = runsOf(text, weight)
  const isSplit = text.includes('\u0e33')
  doc.fillColor(colour)
  if (isSplit) doc.markContent('Span', { actual: runs.map((run) => run.text).join('') })
  let at = x
  for (const run of runs) {
    doc.font(run.face).fontSize(size)
    doc.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' })
    at += widthOf(doc, run.text, style)
  }
  if (isSplit) doc.endMarkedContent()
}
