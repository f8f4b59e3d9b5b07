import type { Text } from '../base/text.ts'

/** One documented setting: what it does, what it may be, and how its text is read. */
export type Setting = {
  name: string
  about: Text
  /** The value when none is given; empty for none. */
  default: string
  allowed: Text
  /** The value that the text means, or undefined when it is not allowed. Never called with an empty text. */
  read: (value: string) => unknown
}
