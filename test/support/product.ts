import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settingTable } from '../../src/settings/table.ts'
import { processMark } from '../../src/store/embedded/processes.ts'
import { makeTestFolder } from './engines.ts'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const serve = [
  '--disable-proto=throw',
  '--max-semi-space-size=16',
  '--import',
  'tsx',
  'src/cli/main.ts',
  'serve',
]

/** A user of the system; undefined is the one who runs the tests. */
export type User = { uid: number; gid: number } | undefined

/** An empty home for one installation, which the test throws away. */
export type Home = { path: string; remove(): void }

/** A process of the product, as a person started it. */
export type Product = {
  pid: number
  url: string
  /** All that it has printed so far. */
  said(): string
  /** Waits until it has printed this. Throws, with all it printed, when it ends before. */
  waitFor(text: string): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

export function makeHome(user?: User): Home {
  const folder = makeTestFolder()
  if (user) chownSync(folder, user.uid, user.gid)
  return {
    path: join(folder, 'home'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Starts the product on a home, as a user, with settings; by our own runtime, or through npm as a person does. */
export async function startProduct(
  home: Home,
  {
    settings = {},
    user,
    npm = false,
  }: { settings?: Record<string, string>; user?: User; npm?: boolean } = {},
): Promise<Product> {
  const port = settings.PORT ?? String(await freePort())
  const [command, args] = npm ? ['npm', ['start']] : [process.execPath, serve]
  const child = spawn(command, args as string[], {
    cwd: root,
    // A group of its own, as a terminal makes one: a signal to the group reaches npm and all below it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...surroundings(), HOME: '/tmp', PORT: port, LAKMUEANG_HOME: home.path, ...settings },
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  return watch(child, `http://127.0.0.1:${port}`)
}

/** Our own environment without any setting of the product: no test may reach the database of who runs it. */
function surroundings(): Record<string, string | undefined> {
  const names = new Set<string>(settingTable.map((setting) => setting.name))
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.has(name)))
}

function watch(child: ChildProcess, url: string): Product {
  let said = ''
  const waiting = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    said += chunk
    for (const look of waiting) look()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? (signal as NodeJS.Signals)))
  })
  return {
    pid: child.pid as number,
    url,
    said: () => said,
    ended,
    kill: (signal) => void process.kill(-(child.pid as number), signal),
    waitFor: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!said.includes(text)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        ended.then(
          (code) => reject(new Error(`ended with ${code} before saying “${text}”:\n${said}`)),
          reject,
        )
      }),
  }
}

/** The database server of a home, by its process; undefined when none lives. */
export function databaseOf(home: Home): number | undefined {
  const file = join(home.path, 'postgres', 'data', 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return processMark(pid) ? pid : undefined
}

export function isLiving(pid: number): boolean {
  return processMark(pid) !== undefined
}
