import { type TSchema, Type } from 'typebox'

/** An object with exactly these fields. */
export const closed = <T extends Record<string, TSchema>>(fields: T) =>
  Type.Object(fields, { additionalProperties: false })

/** A value, or null for what is not known. */
export const nullable = <T extends TSchema>(shape: T) => Type.Union([shape, Type.Null()])

/** No control characters and no half of a character: PostgreSQL cannot keep them, and no text needs them. */
const sayable = '[^\\p{Cc}\\p{Cs}]*'

/** A text that says something, on one line. */
export const words = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: `^${sayable}\\S${sayable}$` })

/** A text in Thai and in English; neither may be empty. */
export const bothWords = (maxLength: number) =>
  closed({ th: words(maxLength), en: words(maxLength) })

/** A full address on the web, http or https. */
export const webAddress = Type.String({ pattern: '^https?://[^\\s<>"]+$', maxLength: 2000 })
