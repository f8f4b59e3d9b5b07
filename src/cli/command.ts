import type { Text } from '../base/text.ts'
import type { Environment, Settings } from '../settings.ts'

/** Something that a command takes besides its name: `--notes-th TEXT`. Without `value` it is a switch. */
export type CommandOption = { name: string; value?: string; required?: boolean; about: Text }

/** What a command is started with. */
export type Call = {
  /** What stands after the command's name. */
  operands: string[]
  options: Readonly<Record<string, string | true | undefined>>
  /** The settings of this installation; `unless` holds where nothing is said. Throws `SettingsRefused`. */
  settings: (unless?: Environment) => Settings
  /** Where the person stands; folders that are named count from here. */
  folder: string
  say: Say
  /** Prints lines as they are. */
  print: (lines: string) => void
  clock: () => Date
}

/** Tells the person something, in both languages. */
export type Say = (text: Text) => void

/** Does what the command is for; gives the exit code: 0 done, 1 not done. */
export type Run = (call: Call) => Promise<number>

/** One command as people type it. It is loaded when it is asked for. */
export type Command = {
  /** One or two words: `serve`, `import record`. */
  name: string
  /** What stands after the name, as the usage line shows it; a name in brackets may be left out. */
  operands: string[]
  about: Text
  /** More of what one should know, below the usage line. */
  more?: Text
  options: CommandOption[]
  load: () => Promise<{ run: Run }>
}

/** What was typed is no command, or not a whole one: exit code 2. */
export class WrongUsage extends Error {
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.name = 'WrongUsage'
    this.text = text
  }
}
