import type { Lang } from '../../base/text.ts'
import { textWidth } from './label.ts'

/**
 * Cuts a text into lines that are not wider than `width` in our face at `size`: Thai at words of the dictionary, since SVG does
 * not wrap. The lines joined give the text again.
 */
export function wrapText(text: string, lang: Lang, size: number, width: number): string[] {
  const lines: string[] = ['']
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    const longer = lines.at(-1) + segment
    if (textWidth(longer.trimEnd(), size) <= width || lines.at(-1) === '')
      lines[lines.length - 1] = longer
    else lines.push(segment)
  }
  return lines
}
