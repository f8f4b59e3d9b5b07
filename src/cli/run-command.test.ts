import { expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

/** Runs what was typed, in an environment, and gives the exit code with what was printed and complained. */
async function type(words: string[], environment: Record<string, string> = {}) {
  const out: string[] = []
  const complaints: string[] = []
  const code = await runCommand(words, {
    settings: () => readSettings(environment, '/srv/lakmueang'),
    folder: '/srv/lakmueang',
    clock: () => new Date('2026-11-24T00:00:00Z'),
    print: (line) => out.push(line),
    complain: (line) => complaints.push(line),
  })
  return { code, out: out.join('\n'), complaints: complaints.join('\n') }
}

test('help lists every command, in both languages', async () => {
  const { code, out } = await type(['--help'])

  expect(code).toBe(0)
  for (const { name, about } of commands) {
    expect(out).toContain(name)
    expect(out).toContain(about.th)
    expect(out).toContain(about.en)
  }
})

test.each(commands.map((command) => [command.name, command] as const))(
  '%s --help says in both languages what it does and what it takes',
  async (name, { about, options }) => {
    const { code, out } = await type([...name.split(' '), '--help'])

    expect(code).toBe(0)
    expect(out).toContain(`npm run lakmueang -- ${name}`)
    for (const text of [about, ...options.map((option) => option.about)]) {
      expect(out).toContain(text.th)
      expect(out).toContain(text.en)
    }
    for (const option of options) expect(out).toContain(`--${option.name}`)
  },
)

test('the version is told', async () => {
  expect((await type(['--version'])).out).toMatch(/^\d+\.\d+\.\d+$/)
})

test.each([
  [['imprt', 'record'], 'There is no command "imprt record". Did you mean import record?'],
  [['import'], 'There is no command "import". There are: import record'],
  [['dance'], 'There is no command "dance". There are: serve, '],
  [['serve', '--prot', '1'], 'The command serve has no option --prot.'],
  [['export', 'record'], 'The command export record needs FOLDER.'],
  [['export', 'record', 'a', 'b'], 'The command export record does not take "b".'],
  [['correction', 'answer', 'C-2569-1'], 'The command correction answer needs --outcome.'],
  [['correction', 'answer', 'C-2569-1', '--outcome'], 'The option --outcome needs a value.'],
  [['serve', '--help=yes'], 'The command serve has no option --help=yes.'],
  [['export', 'record', 'a', '--overwrite=no'], 'The option --overwrite takes no value.'],
])('%j is not understood: exit code 2, with what is wrong', async (words, english) => {
  const { code, complaints } = await type(words)

  expect(code).toBe(2)
  expect(complaints).toContain(english)
  expect(complaints).toContain('ดูวิธีใช้: npm run lakmueang -- --help')
})

test('settings that are refused are told by name: exit code 1', async () => {
  const { code, complaints } = await type(['migrate'], { DATABSE_URL: 'x', PORT: '0' })

  expect(code).toBe(1)
  expect(complaints).toContain('DATABSE_URL: there is no such setting; did you mean DATABASE_URL?')
  expect(complaints).toContain('PORT: this value is not allowed')
})

test.each(['serve', 'migrate', 'export record'])(
  'with a database that cannot be reached, %s says so in one line per language and ends with 1',
  async (name) => {
    const url = 'postgres://app:secret@127.0.0.1:9/lakmueang'
    const words = [...name.split(' '), ...(name === 'export record' ? ['out'] : [])]
    const { code, complaints } = await type(words, { DATABASE_URL: url })

    expect(code).toBe(1)
    expect(complaints).toContain('The database cannot be reached at the moment')
    expect(complaints).toContain('127.0.0.1:9')
    expect(complaints.split('\n')).toHaveLength(2)
    expect(complaints).not.toContain('secret')
  },
)
