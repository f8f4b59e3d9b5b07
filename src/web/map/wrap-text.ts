import type { Lang } from '../../base/text.ts'
import { textWidth } from './label.ts'

/**
 * Cuts a text into lines that are not wider than `width` in our face at `size`: Thai at words of the dictionary, since SVG does
 * not wrap. The lines joined give the text again.
 */
export function wrapText(text: string, lang: Lang, size: number, width: number): string[] {
  const lines: string[] = ['']
  for (const part of unbroken(text, lang)) {
    const longer = lines.at(-1) + part
    if (textWidth(longer.trimEnd(), size) <= width || lines.at(-1) === '')
      lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines
}

/** The words of a text, those together that a no-break space joins. */
function unbroken(text: string, lang: Lang): string[] {
  const parts: string[] = []
  let joins = false
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    if (joins || segment === '\u00a0') parts.push((parts.pop() ?? '') + segment)
    else parts.push(segment)
    joins = segment === '\u00a0'
  }
  return parts
}
