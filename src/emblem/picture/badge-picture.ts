import type { Tone } from '../check/report.ts'
import { linesOf } from '../lettering/faces.ts'
import { makeLetters } from '../lettering/outline.ts'
import { escapeXml } from './escape.ts'
import { drawMark, ink } from './mark.ts'

/** What the badge of a city's own site says: the legal status beside the mark, what the data say in the strip below. */
export type BadgeFacts = {
  city: string
  legal: string
  /** Null where the status leaves nothing to say of data. */
  data: string | null
  tone: Tone
  sample: string | null
  /** The mark of an authority in place of ours. */
  mark?: string | undefined
  /** As of when, in words. */
  at: string
}

const strips: Record<Tone, { ground: string; ink: string }> = {
  green: { ground: '#e3f3ea', ink: '#0f5132' },
  amber: { ground: '#fdf1d8', ink: '#6b4400' },
  red: { ground: '#fdecea', ink: '#7a1f1f' },
  grey: { ground: '#eceff0', ink: '#3c4a4d' },
  neutral: { ground: '#eceff0', ink: '#3c4a4d' },
}

/** Draws a badge, 380 wide. The mark keeps its form whatever the data say. */
export function badgePicture(facts: BadgeFacts): string {
  const letters = makeLetters()
  const [width, left] = [380, 116]
  const parts: string[] = []
  let y = 18
  const write = (text: string, size: number, weight: 'normal' | 'bold', fill: string, x = left) => {
    for (const line of linesOf(text, width - x - 14, size, weight)) {
      y += size * 1.45
      parts.push(letters.line(line, { x, y, size, weight, fill }))
    }
  }
  if (facts.sample) write(facts.sample, 12.5, 'bold', '#7a1f1f')
  write(facts.city, 21, 'bold', ink.text)
  write(facts.legal, 14, 'normal', ink.deep)
  const top = Math.max(y + 16, 112)
  const { ground, ink: strip } = strips[facts.tone]
  y = top + 2
  const begin = parts.length
  if (facts.data) write(facts.data, 14, 'bold', strip, 16)
  write(facts.at, 11.5, 'normal', strip, 16)
  const height = Math.ceil(y + 12)
  parts.splice(
    begin,
    0,
    `<path d="M1 ${top}h${width - 2}v${height - top - 11}a10 10 0 0 1 -10 10h-${width - 22}a10 10 0 0 1 -10 -10z" fill="${ground}"/>`,
  )
  const label = [facts.sample, facts.city, facts.legal, facts.data, facts.at]
    .filter(Boolean)
    .join(' · ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(label)}</title>`,
    letters.definitions(),
    `<rect x="0.75" y="0.75" width="${width - 1.5}" height="${height - 1.5}" rx="11" fill="#fff" stroke="${ink.deep}" stroke-width="1.5"/>`,
    `<g transform="translate(60 ${Math.min(62, top / 2 + 4)}) scale(0.44)">${facts.mark ?? drawMark()}</g>`,
    parts.join(''),
    '</svg>',
  ].join('')
}
