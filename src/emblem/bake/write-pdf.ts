import PDFDocument from 'pdfkit'
import qrcode from 'qrcode'
import type { Text } from '../../base/text.ts'
import type { Json } from '../check/credential.ts'
import { faceFile, faceNames, linesOf, runsOf, widthOf } from '../lettering/faces.ts'
import type { EmblemFacts } from '../picture/emblem-picture.ts'
import { drawMark, ink } from '../picture/mark.ts'
import { drawPng } from './draw-png.ts'

type Doc = typeof PDFDocument.prototype

/** A certificate to print: what the picture says, what stands at its foot, and what the file says of itself. */
export type CertificateSheet = EmblemFacts & {
  /** By which keys and log head it can be checked without us. */
  foot: Text[]
  at: Date
}

const ownMark = 'ตราที่ระบบนี้ออกแบบเอง · a mark of our own design'
const authorityMark = 'ตราของหน่วยงานผู้ออก · the mark of the issuing authority'

/** A4 in points. */
const [width, height, margin] = [595.28, 841.89, 62]

/**
 * Writes the certificate of an emblem as PDF, one page of A4, tagged, its credential attached as `credential.json`. Lines are broken by
 * ourselves at words; text with ำ carries its letters, so that what is copied is what is read.
 */
export async function writePdf(sheet: CertificateSheet, credential: Json): Promise<Buffer> {
  const doc: Doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'th-TH',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${sheet.title.th} · ${sheet.city.th}`,
      Creator: 'Lak Mueang',
      Producer: 'Lak Mueang',
      CreationDate: sheet.at,
      ModDate: sheet.at,
    },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
  })
  for (const name of faceNames) {
    doc.registerFont(name, faceFile(name))
    // A glyph keeps the letter that it was first drawn for: ring and า as themselves, before they are drawn as halves of ำ.
    if (name.endsWith('-thai')) encodeFirst(doc.font(name), '\u0e32\u0e4d')
  }
  drawSheet(doc, sheet)
  doc.file(Buffer.from(JSON.stringify(credential)), {
    name: 'credential.json',
    type: 'application/json',
    description: 'Open Badges 3.0 credential',
    creationDate: sheet.at,
    modifiedDate: sheet.at,
  })
  doc.end()
  return done
}

function encodeFirst(doc: unknown, letters: string) {
  ;(doc as { _font: { encode(text: string): unknown } })._font.encode(letters)
}

function drawSheet(doc: Doc, sheet: CertificateSheet) {
  const page = doc.struct('Document')
  doc.addStructure(page)
  let y = 54
  const write = (
    text: string,
    size: number,
    weight: 'normal' | 'bold',
    fill: string,
    tag = 'P',
  ) => {
    const lines = linesOf(text, width - 2 * margin, size, weight)
    page.add(
      doc.struct(tag, () => {
        for (const line of lines) {
          y += size * 1.42
          writeLine(doc, line, (width - widthOf(line, size, weight)) / 2, y, { size, weight, fill })
        }
      }),
    )
  }
  doc
    .roundedRect(24, 24, width - 48, height - 48, 14)
    .lineWidth(3)
    .strokeColor(ink.deep)
    .stroke()
  if (sheet.sample) {
    doc.roundedRect(margin, y - 4, width - 2 * margin, 26, 5).fill('#fdecea')
    y -= 6
    write(`${sheet.sample.th} · ${sheet.sample.en}`, 14, 'bold', '#7a1f1f')
    y += 18
  }
  const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-104 -104 208 208">${sheet.mark ?? drawMark()}</svg>`
  page.add(
    doc.struct('Figure', { alt: sheet.mark ? authorityMark : ownMark }, () => {
      doc.image(drawPng(mark, 720), (width - 150) / 2, y, { width: 150 })
    }),
  )
  y += 162
  write(sheet.title.th, 21, 'bold', ink.deep, 'H1')
  write(sheet.title.en, 12.5, 'normal', ink.soft)
  y += 10
  write(sheet.city.th, 34, 'bold', ink.text, 'H2')
  write(sheet.city.en, 17, 'normal', ink.text)
  y += 6
  write(sheet.level.th, 18, 'normal', ink.deep)
  write(sheet.level.en, 12.5, 'normal', ink.soft)
  y += 8
  for (const { th, en } of sheet.lines) {
    write(th, 13.5, 'normal', ink.text)
    write(en, 10.5, 'normal', ink.soft)
    y += 3
  }
  y += 10
  page.add(
    doc.struct('Figure', { alt: `QR: ${sheet.address}` }, () =>
      drawQr(doc, sheet.address, (width - 118) / 2, y, 118),
    ),
  )
  y += 116
  write(sheet.address, 11.5, 'normal', ink.text)
  y += 4
  for (const { th, en } of sheet.foot) {
    write(th, 8.6, 'normal', ink.soft)
    write(en, 8, 'normal', ink.soft)
  }
  page.end()
}

type Style = { size: number; weight: 'normal' | 'bold'; fill: string }

/** One line with its baseline at `y`. ActualText gives a line with ำ back as it is written: its glyphs are a ring and an า. */
function writeLine(doc: Doc, text: string, x: number, y: number, { size, weight, fill }: Style) {
  const runs = runsOf(text, weight)
  const actual = runs.map((run) => run.text).join('')
  doc.fillColor(fill)
  doc.markContent('Span', { actual })
  let at = x
  for (const run of runs) {
    doc.font(run.face).fontSize(size)
    doc.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' })
    at += widthOf(run.text, size, weight)
  }
  doc.endMarkedContent()
}

function drawQr(doc: Doc, text: string, x: number, y: number, size: number) {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'Q' })
  const step = size / (modules.size + 8)
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column))
        doc.rect(x + (column + 4) * step, y + (row + 4) * step, step + 0.05, step + 0.05)
  doc.fill('#000')
}
