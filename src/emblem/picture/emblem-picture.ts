import type { Text } from '../../base/text.ts'
import { linesOf } from '../lettering/faces.ts'
import { makeLetters } from '../lettering/outline.ts'
import { escapeXml } from './escape.ts'
import { drawMark, ink } from './mark.ts'
import { drawQr } from './qr.ts'

/** What an emblem's picture says. Every text is shown in Thai with the English below. */
export type EmblemFacts = {
  title: Text
  city: Text
  level: Text
  /** Lines on days, body and reference. */
  lines: Text[]
  /** The tag of the sample city; null for a real one. */
  sample: Text | null
  /** The short address, as the QR code has it. */
  address: string
  /** The mark of an operator with authority in place of ours, as markup of an SVG around 0,0; radius 100. */
  mark?: string | undefined
}

const [width, margin] = [1080, 90]

/**
 * Draws an emblem: 1080 wide, as high as its texts need; letters are outlines, so no font is needed. What data say is not in it: it
 * stands in a strip of its own, on pages and badges. Gives SVG without anything baked in.
 */
export function emblemPicture(facts: EmblemFacts): string {
  const letters = makeLetters()
  const parts: string[] = []
  let y = 70
  const write = (text: string, size: number, weight: 'normal' | 'bold', fill: string, gap = 0) => {
    for (const line of linesOf(text, width - 2 * margin, size, weight)) {
      y += size * 1.42
      parts.push(letters.line(line, { x: width / 2, y, size, weight, fill, anchor: 'middle' }))
    }
    y += gap
  }
  if (facts.sample) {
    const top = y - 10
    write(`${facts.sample.th} · ${facts.sample.en}`, 34, 'bold', '#7a1f1f', 20)
    parts.unshift(
      `<rect x="${margin}" y="${top}" width="${width - 2 * margin}" height="${y - top + 8}" rx="10" fill="#fdecea"/>`,
    )
    y += 30
  }
  parts.push(
    `<g transform="translate(${width / 2} ${y + 190}) scale(1.9)">${facts.mark ?? drawMark()}</g>`,
  )
  y += 400
  write(facts.title.th, 46, 'bold', ink.deep)
  write(facts.title.en, 28, 'normal', ink.soft, 22)
  write(facts.city.th, 76, 'bold', ink.text)
  write(facts.city.en, 38, 'normal', ink.text, 18)
  write(facts.level.th, 40, 'normal', ink.deep)
  write(facts.level.en, 28, 'normal', ink.soft, 20)
  for (const line of facts.lines) {
    write(line.th, 30, 'normal', ink.text)
    write(line.en, 24, 'normal', ink.soft, 6)
  }
  y += 40
  const qr = 300
  parts.push(drawQr(facts.address, (width - qr) / 2, y, qr))
  y += qr + 6
  write(facts.address, 26, 'normal', ink.text)
  const height = Math.ceil(y + 70)
  const label = [facts.sample?.th, facts.title.th, facts.city.th, facts.level.th]
    .filter(Boolean)
    .join(' · ')
  const description = [facts.title.en, facts.city.en, facts.level.en, facts.address].join(' · ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(label)}</title><desc>${escapeXml(description)}</desc>`,
    letters.definitions(),
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<rect x="24" y="24" width="${width - 48}" height="${height - 48}" rx="26" fill="none" stroke="${ink.deep}" stroke-width="6"/>`,
    parts.join(''),
    '</svg>',
  ].join('')
}
