import { parseArgs } from 'node:util'
import type { Text } from '../base/text.ts'
import { nearestName } from '../settings/nearest-name.ts'
import { type Call, type Command, type CommandOption, WrongUsage } from './command.ts'

/** What was asked for: a command with what it was given, help, or the version. */
export type Asked =
  | { what: 'overview' }
  | { what: 'version' }
  | { what: 'help'; command: Command }
  | { what: 'run'; command: Command; operands: string[]; options: Call['options'] }

/** Reads the words after the program's name. Throws `WrongUsage` for what is no command, no option, too little or too much. */
export function readArguments(commands: Command[], words: string[]): Asked {
  const first = words[0]
  if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    return { what: 'overview' }
  if (first === '--version') return { what: 'version' }
  const command = commands.find(({ name }) => isNamed(name, words)) ?? unknown(commands, words)
  const rest = words.slice(command.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) return { what: 'help', command }
  const { options, operands } = readRest(command, rest)
  requireComplete(command, options, operands)
  return { what: 'run', command, operands, options }
}

function isNamed(name: string, words: string[]): boolean {
  return name.split(' ').every((part, at) => words[at] === part)
}

function unknown(commands: Command[], words: string[]): never {
  const typed = words.filter((word) => !word.startsWith('-')).slice(0, 2)
  const names = commands.map((command) => command.name)
  const family = names.filter((name) => name.split(' ')[0] === typed[0])
  const meant = nearestName(typed.join(' '), names) ?? nearestName(typed[0] ?? '', names)
  const list = (family.length > 0 ? family : names).join(', ')
  const shown = words.slice(0, 2).join(' ')
  throw new WrongUsage(
    meant
      ? {
          th: `ไม่มีคำสั่ง "${shown}" หมายถึง ${meant} ใช่หรือไม่`,
          en: `There is no command "${shown}". Did you mean ${meant}?`,
        }
      : {
          th: `ไม่มีคำสั่ง "${shown}" คำสั่งที่มีคือ ${list}`,
          en: `There is no command "${shown}". There are: ${list}`,
        },
  )
}

function readRest(command: Command, rest: string[]) {
  const declared = command.options.map(
    (option) => [option.name, { type: option.value ? 'string' : 'boolean' }] as const,
  )
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: Object.fromEntries(declared) as Record<string, { type: 'string' | 'boolean' }>,
      allowPositionals: true,
      strict: true,
    })
    return { options: values as Call['options'], operands: positionals }
  } catch {
    throw new WrongUsage(misread(command, rest))
  }
}

/** What is wrong with options that could not be read. */
function misread(command: Command, rest: string[]): Text {
  const unknownOne = rest.find((word) => word.startsWith('-') && !optionOf(command, word))
  if (unknownOne) return unknownOption(command, unknownOne)
  const switched = rest.find((word) => word.includes('=') && !optionOf(command, word)?.value)
  if (switched) {
    const [name] = switched.split('=')
    return { th: `ตัวเลือก ${name} ไม่รับค่า`, en: `The option ${name} takes no value.` }
  }
  const empty = rest.findLast((word) => optionOf(command, word)?.value)
  return { th: `ตัวเลือก ${empty} ต้องมีค่า`, en: `The option ${empty} needs a value.` }
}

function optionOf(command: Command, word: string): CommandOption | undefined {
  return command.options.find((option) => `--${option.name}` === word.split('=')[0])
}

function unknownOption(command: Command, word: string): Text {
  const names = command.options.map((option) => `--${option.name}`)
  const list = names.length > 0 ? names.join(', ') : '--help'
  return {
    th: `คำสั่ง ${command.name} ไม่มีตัวเลือก ${word} ตัวเลือกที่มีคือ ${list}`,
    en: `The command ${command.name} has no option ${word}. It has: ${list}`,
  }
}

function requireComplete(command: Command, options: Call['options'], operands: string[]) {
  const needed = command.operands.filter((operand) => !operand.startsWith('['))
  const missing =
    needed[operands.length] ??
    command.options
      .filter((option) => option.required && !options[option.name])
      .map((option) => `--${option.name}`)[0]
  if (missing)
    throw new WrongUsage({
      th: `คำสั่ง ${command.name} ต้องระบุ ${missing}`,
      en: `The command ${command.name} needs ${missing}.`,
    })
  const extra = operands[command.operands.length]
  if (extra !== undefined)
    throw new WrongUsage({
      th: `คำสั่ง ${command.name} ไม่รับ "${extra}"`,
      en: `The command ${command.name} does not take "${extra}".`,
    })
}
