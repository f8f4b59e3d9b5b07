/** The portal's two languages. Thai is the source; English follows it. */
export type Lang = 'th' | 'en'
export const langs: readonly Lang[] = ['th', 'en']

/** A text in both languages. */
export type Text = { th: string; en: string }

export function text(th: string, en: string): Text {
  return { th, en }
}
