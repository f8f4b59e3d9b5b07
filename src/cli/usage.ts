import type { Text } from '../base/text.ts'
import type { Command } from './command.ts'

const program = 'npm run lakmueang --'

/** All commands with what they are for. */
export function overview(commands: Command[]): string {
  const width = Math.max(...commands.map((command) => usageOf(command).length))
  const lines = commands.flatMap((command) => [
    `  ${usageOf(command).padEnd(width)}  ${command.about.th}`,
    `  ${' '.repeat(width)}  ${command.about.en}`,
  ])
  return [
    'หลักเมือง · Lak Mueang',
    '',
    `${program} COMMAND`,
    '',
    ...lines,
    '',
    '  --help     วิธีใช้ของแต่ละคำสั่ง · how to use a command',
    '  --version  รุ่นของระบบ · version',
    '',
  ].join('\n')
}

/** How one command is used. */
export function helpOf(command: Command): string {
  const options = command.options.flatMap((option) => [
    `  --${option.name}${option.value ? ` ${option.value}` : ''}`,
    ...both(option.about, '      '),
  ])
  return [
    `${program} ${usageOf(command)}`,
    '',
    ...both(command.about, ''),
    ...(command.more ? ['', ...both(command.more, '')] : []),
    ...(options.length > 0 ? ['', ...options] : []),
    '',
  ].join('\n')
}

/** The command as it is typed, with what it takes: `correction answer REFERENCE --outcome …`. */
export function usageOf({ name, operands, options }: Command): string {
  const required = options
    .filter((option) => option.required)
    .map((option) => `--${option.name} ${option.value}`)
  const rest = options.some((option) => !option.required) ? ['[OPTIONS]'] : []
  const shown = required.length > 2 ? ['OPTIONS'] : [...required, ...rest]
  return [name, ...operands, ...shown].join(' ')
}

function both({ th, en }: Text, indent: string): string[] {
  return [indent + th, indent + en]
}
