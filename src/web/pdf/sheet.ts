import PDFDocument from 'pdfkit'
import type { Lang } from '../../base/text.ts'
import { breakLines } from '../map/wrap-text.ts'
import { drawSvg } from './draw-svg.ts'
import { registerFaces } from './faces.ts'
import { type Doc, type Style, widthOf, writeLine } from './pen.ts'

/** A4 in points, with its margins. */
const [pageWidth, pageHeight, margin, foot] = [595.28, 841.89, 46, 62]
export const textWidth = pageWidth - 2 * margin

export type SheetOptions = {
  lang: Lang
  title: string
  /** Stands at the foot of every page: that this is not official, and the address. */
  foot: readonly string[]
  /** The moment that the file says it was made. */
  at: Date
}

export type SheetColumn = { width: number; right?: boolean }

/** Pages that are written from top to bottom: what does not fit any more goes to the next one. */
export type Sheet = {
  /** `room` is how much below must stand on the same page, in points. */
  heading(text: string, level: 1 | 2 | 3, room?: number): void
  paragraph(text: string, style?: Partial<Style>): void
  /** Pictures side by side, each with a title above; as wide as their share of the page. */
  pictures(all: readonly { title: string; markup: string; share: number }[]): void
  /** A table with a head that comes again on each page. Widths are shares of the page. */
  table(
    head: readonly string[],
    rows: readonly (readonly string[])[],
    columns: readonly SheetColumn[],
  ): void
  space(points: number): void
  page(): void
  end(): Promise<Buffer>
}

export function makeSheet({ lang, title, foot: footLines, at }: SheetOptions): Sheet {
  const doc: Doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: lang === 'th' ? 'th-TH' : 'en-GB',
    displayTitle: true,
    info: {
      Title: title,
      Creator: 'Lak Mueang',
      Producer: 'Lak Mueang',
      CreationDate: at,
      ModDate: at,
    },
  })
  registerFaces(doc)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  let y = margin

  const page = () => {
    doc.addPage()
    y = margin
  }
  const need = (height: number) => {
    if (y + height > pageHeight - foot) page()
  }
  const linesOf = (text: string, style: Style, width: number) =>
    breakLines(text, lang, width, (part) => widthOf(doc, part, style)).map((line) => line.trimEnd())
  const write = (text: string, style: Style, x: number, width: number) => {
    const tall = style.size * 1.6
    for (const line of linesOf(text, style, width)) {
      need(tall)
      writeLine(doc, line, x, y + style.size * 1.1, style)
      y += tall
    }
  }

  return {
    heading(text, level, room = 0) {
      const size = [0, 19, 13.5, 11][level] as number
      need(size * 3 + Math.max(room, size * 3))
      y += level === 1 ? 0 : size * 0.7
      write(
        text,
        { size, weight: 'bold', colour: level === 1 ? '#0b4f48' : '#12211f' },
        margin,
        textWidth,
      )
      y += size * 0.2
    },
    paragraph(text, style = {}) {
      write(text, { size: 10, ...style }, margin, textWidth)
      y += 4
    },
    pictures(all) {
      const gap = 18
      const room = textWidth - gap * (all.length - 1)
      const style: Style = { size: 10, weight: 'bold' }
      const placed = all.map((one) => ({ ...one, width: room * one.share }))
      const titles = placed.map(({ title, width }) => linesOf(title, style, width))
      const titleHeight = Math.max(...titles.map((lines) => lines.length)) * 16 + 4
      need(titleHeight + Math.max(...placed.map(({ markup, width }) => heightOf(markup, width))))
      let x = margin
      let tallest = 0
      placed.forEach(({ markup, width }, place) => {
        titles[place]?.forEach((line, row) => {
          writeLine(doc, line, x, y + 11 + row * 16, style)
        })
        tallest = Math.max(tallest, drawSvg(doc, markup, x, y + titleHeight, width))
        x += width + gap
      })
      y += titleHeight + tallest + 8
    },
    table(head, rows, columns) {
      const size = 8.8
      const [tall, pad] = [size * 1.5, 2]
      const widths = columns.map(({ width }) => width * textWidth)
      const row = (cells: readonly string[], weight: Style['weight'], line: string) => {
        const style: Style = { size, ...(weight && { weight }) }
        const wrapped = cells.map((cell, place) =>
          linesOf(cell, style, (widths[place] as number) - 8),
        )
        const height = Math.max(...wrapped.map((lines) => lines.length)) * tall + 2 * pad
        const begins = y + height > pageHeight - foot
        if (begins) page()
        if (begins && weight !== 'bold') row(head, 'bold', '#6f7f7b')
        let x = margin
        wrapped.forEach((lines, place) => {
          const width = widths[place] as number
          lines.forEach((text, at) => {
            const indent = columns[place]?.right ? width - 8 - widthOf(doc, text, style) : 0
            writeLine(doc, text, x + indent, y + pad + size * 1.1 + at * tall, style)
          })
          x += width
        })
        y += height
        doc.moveTo(margin, y).lineTo(margin + textWidth, y)
        doc
          .lineWidth(weight === 'bold' ? 1 : 0.5)
          .strokeColor(line)
          .stroke()
      }
      need(tall * 4)
      row(head, 'bold', '#6f7f7b')
      for (const cells of rows) row(cells, 'normal', '#d5dedb')
      y += 8
    },
    space(points) {
      y += points
    },
    page,
    end() {
      const { start, count } = doc.bufferedPageRange()
      for (let number = start; number < start + count; number++) {
        doc.switchToPage(number)
        writeFoot(doc, lang, footLines, `${number + 1} / ${count}`)
      }
      const done = new Promise<Buffer>((resolve) => {
        doc.on('end', () => resolve(Buffer.concat(chunks)))
      })
      doc.end()
      return done
    },
  }
}

function heightOf(markup: string, width: number): number {
  const [, wide = '1', tall = '1'] =
    /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(markup) ?? []
  return (width * Number(tall)) / Number(wide)
}

function writeFoot(doc: Doc, lang: Lang, lines: readonly string[], number: string) {
  const style: Style = { size: 7.5, colour: '#52625f' }
  const top = pageHeight - foot + 16
  doc.moveTo(margin, top - 8).lineTo(margin + textWidth, top - 8)
  doc.lineWidth(0.5).strokeColor('#d5dedb').stroke()
  const room = textWidth - 50
  lines
    .flatMap((line) => breakLines(line, lang, room, (part) => widthOf(doc, part, style)))
    .forEach((line, row) => {
      writeLine(doc, line.trimEnd(), margin, top + 6 + row * 11, style)
    })
  writeLine(doc, number, margin + textWidth - widthOf(doc, number, style), top + 6, style)
}
