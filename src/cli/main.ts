import './production.ts'
import './keep-memory-low.ts'
import { readSettings } from '../settings.ts'
import { runCommand } from './run-command.ts'

process.exitCode = await runCommand(process.argv.slice(2), {
  settings: (unless) => readSettings({ ...unless, ...process.env }, process.cwd()),
  // npm runs scripts in the project's folder, and tells in INIT_CWD where the person stands.
  folder: process.env.INIT_CWD ?? process.cwd(),
  clock: () => new Date(),
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
})
