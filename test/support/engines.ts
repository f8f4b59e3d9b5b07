import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type RunAs, runProgram } from '../../src/store/embedded/processes.ts'
import { startEmbedded as supervise } from '../../src/store/embedded/supervisor.ts'

/** A PostgreSQL that runs for the tests, in a folder and at an address of its own. `adminUrl` signs in as a superuser. */
export type Engine = { name: 'embedded' | 'server'; adminUrl: string; stop(): Promise<void> }

/** Tests throw their databases away: nothing need reach the disk. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const roomy = { max_connections: '200' }

/** Starts the embedded engine under our own supervisor; `settings` are the server's. */
export async function startEmbedded(settings: Record<string, string> = careless): Promise<Engine> {
  const folder = makeTestFolder(roomInMemory())
  const options = { home: path.join(folder, 'home'), settings: { ...settings, ...roomy } }
  const server = await supervise(options, () => undefined)
  const stop = async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { name: 'embedded', adminUrl: server.adminUrl, stop }
}

/** An engine that can be killed, with nothing written down, and started again. */
export type MortalEngine = Engine & { kill(): void; revive(): Promise<void> }

/** Starts the system's PostgreSQL on a private port. Throws, naming what to install, where there is none. */
export async function startServer(own: Record<string, string> = careless): Promise<MortalEngine> {
  const bin = findServerPrograms()
  const folder = makeTestFolder(roomInMemory())
  const runAs: RunAs = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null
  if (runAs) chownSync(folder, runAs.uid, runAs.gid)
  const run = async (program: string, ...args: string[]) => {
    const { code, output } = await runProgram(path.join(bin, program), args, runAs, folder)
    if (code !== 0) throw new Error(`${program}: ${output}`)
  }
  const [data, passwordFile] = [path.join(folder, 'data'), path.join(folder, 'password')]
  writeFileSync(passwordFile, 'test')
  await run(
    'initdb',
    '-D',
    data,
    '-U',
    'admin',
    '--pwfile',
    passwordFile,
    '-A',
    'scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  )
  const port = await freePort()
  const settings = {
    ...own,
    ...roomy,
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
  }
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
  const start = () =>
    run('pg_ctl', 'start', '-w', '-D', data, '-l', path.join(folder, 'log'), '-o', options)
  await start()
  const kill = () => {
    const [pid] = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGKILL')
  }
  /** The children of a killed server take a moment to notice, and until then there is no other. */
  const revive = async (attempts = 50): Promise<void> => {
    try {
      await start()
    } catch (error) {
      if (attempts === 0) throw error
      await delay(200)
      await revive(attempts - 1)
    }
  }
  const stop = async () => {
    await run('pg_ctl', 'stop', '-w', '-m', 'fast', '-D', data)
    rmSync(folder, { recursive: true, force: true })
  }
  const adminUrl = `postgresql://admin:test@127.0.0.1:${port}/postgres`
  return { name: 'server', adminUrl, stop, kill, revive: () => revive() }
}

/** Makes a short temporary folder that another user may pass through, as a server's folder outside a home is. */
export function makeTestFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(path.join(parent, 'lakmueang-test-'))
  chmodSync(folder, 0o755)
  return folder
}

/** The memory that Linux offers as a folder, where it has 4 GiB left: to copy and drop a database takes half as long there. */
function roomInMemory(): string | undefined {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return undefined
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= 4 * 1024 ** 3 ? memory : undefined
}

function findServerPrograms(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).map(Number) : []
  const oldest = versions.filter((version) => version >= 15).sort((a, b) => a - b)[0]
  if (oldest === undefined)
    throw new Error('PostgreSQL 15 or newer is missing: apt-get install postgresql')
  return path.join(root, String(oldest), 'bin')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
