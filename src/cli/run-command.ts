import { Problem } from '../base/problem.ts'
import { SettingsRefused } from '../settings.ts'
import { productVersion } from '../version.ts'
import { type Call, type Say, WrongUsage } from './command.ts'
import { commands } from './commands.ts'
import { readArguments } from './read-arguments.ts'
import { helpOf, overview } from './usage.ts'

/** The outside world of a command, as `main.ts` finds it. */
export type Terminal = Pick<Call, 'settings' | 'folder' | 'clock' | 'print'> & {
  complain: (line: string) => void
}

/** Runs what was typed. Gives the exit code: 0 done, 1 not done, 2 not understood. */
export async function runCommand(words: string[], terminal: Terminal): Promise<number> {
  const { print, complain, settings, folder, clock } = terminal
  const say: Say = ({ th, en }) => print(`${th}\n  ${en}`)
  const complainBoth: Say = ({ th, en }) => complain(`${th}\n  ${en}`)
  try {
    const asked = readArguments(commands, words)
    if (asked.what === 'overview') print(overview(commands))
    else if (asked.what === 'version') print(productVersion)
    else if (asked.what === 'help') print(helpOf(asked.command))
    else {
      const { operands, options } = asked
      const { run } = await asked.command.load()
      return await run({ operands, options, settings, folder, clock, say, print })
    }
    return 0
  } catch (error) {
    return explain(error, complainBoth)
  }
}

/** Says in plain words why a command was not done; what nobody foresaw goes on to be shown whole. */
function explain(error: unknown, complain: Say): number {
  if (error instanceof WrongUsage) {
    complain(error.text)
    complain({ th: 'ดูวิธีใช้: npm run lakmueang -- --help', en: 'Usage: npm run lakmueang -- --help' })
    return 2
  }
  if (error instanceof SettingsRefused) {
    error.reasons.forEach(complain)
    return 1
  }
  if (error instanceof Problem) {
    const { title } = error.kind
    const { detail } = error.facts
    complain(detail ? { th: `${title.th}: ${detail.th}`, en: `${title.en}: ${detail.en}` } : title)
    return 1
  }
  throw error
}
