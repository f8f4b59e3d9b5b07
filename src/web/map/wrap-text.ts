import type { Lang } from '../../base/text.ts'
import { textWidth } from './label.ts'

/**
 * Cuts a text into lines that are not wider than `width` in our face at `size`: Thai at words of the dictionary, since SVG does
 * not wrap. The lines joined give the text again.
 */
export function wrapText(text: string, lang: Lang, size: number, width: number): string[] {
  return breakLines(text, lang, width, (part) => textWidth(part, size))
}

/** The same by any measure of a part of a line; parts side by side are as wide as both. Blanks at the end take no room. */
export function breakLines(
  text: string,
  lang: Lang,
  width: number,
  measure: (part: string) => number,
): string[] {
  const lines: string[] = ['']
  let taken = 0
  for (const part of unbroken(text, lang)) {
    if (lines.at(-1) !== '' && taken + measure(part.trimEnd()) > width) {
      lines.push('')
      taken = 0
    }
    lines[lines.length - 1] += part
    taken += measure(part)
  }
  return lines
}

/** The words of a text, those together that a no-break space joins. */
function unbroken(text: string, lang: Lang): string[] {
  const parts: string[] = []
  let joins = false
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    if (joins || /^[\u00a0\u2060%,.;:)”’\u0e46]/.test(segment))
      parts.push((parts.pop() ?? '') + segment)
    else parts.push(segment)
    joins = /^[\u00a0\u2060(“‘]/.test(segment)
  }
  return parts
}
