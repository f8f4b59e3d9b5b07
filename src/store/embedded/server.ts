import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { embeddedDatabaseFailed } from '../problems.ts'
import type { Binaries } from './binaries.ts'
import { dataFolder, type Listening } from './cluster.ts'
import { canPass, type Place } from './place.ts'
import { commandLine, processMark, type RunAs, runProgram } from './processes.ts'
import { embeddedFailures } from './words.ts'

/** A server as its own file tells of it; `mark` is undefined when its process is gone. */
export type Postmaster = { pid: number; mark: string | undefined; listening: Listening }

const startSeconds = 120
const maxLogBytes = 5_000_000
const socketPrefix = 'lakmueang-'

/** Reads `postmaster.pid` of the folder. Source: PostgreSQL 18, src/include/utils/pidfile.h: lines 1 pid, 4 port, 5 socket folder. */
export function readPostmaster(place: Place): Postmaster | undefined {
  const data = dataFolder(place)
  let lines: string[]
  try {
    lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Math.abs(Number(lines[0]))
  const listening = { folder: lines[4]?.trim() || null, port: Number(lines[3]) }
  // After a restart of the machine the number may be another program's.
  const ours = commandLine(pid)?.includes(data) ?? true
  return { pid, mark: ours ? processMark(pid) : undefined, listening }
}

/**
 * Removes the pid file and the socket of a dead server: its number may be a zombie's, or another program's by now, and would be
 * taken for a living server's. The database itself still refuses to start beside the dead one's children.
 */
export function forgetDeadServer(place: Place): void {
  const found = readPostmaster(place)
  if (!found || found.mark !== undefined) return
  removeSocketFolder(found.listening)
  rmSync(path.join(dataFolder(place), 'postmaster.pid'), { force: true })
}

/**
 * Chooses where the server listens: a socket in a short folder of its own that only its user may enter (a path over 107 bytes is
 * refused by the system, and a home's may be that long); on Windows a free port of the loopback address.
 */
export async function chooseListening(runAs: RunAs): Promise<Listening> {
  if (process.platform === 'win32') return { folder: null, port: await freePort() }
  const parent = existsSync('/tmp') && canPass('/tmp', runAs) ? '/tmp' : tmpdir()
  const name = socketPrefix + randomBytes(6).toString('hex')
  return { folder: path.join(parent, name), port: 5432 }
}

/** Makes the socket's folder, new at each start. Throws when anything of that name is there: it would not be ours. */
export function makeSocketFolder({ folder }: Listening, runAs: RunAs): void {
  if (!folder) return
  mkdirSync(folder, { mode: 0o700 })
  if (runAs) chownSync(folder, runAs.uid, runAs.gid)
}

export function removeSocketFolder({ folder }: Listening): void {
  if (folder && path.basename(folder).startsWith(socketPrefix))
    rmSync(folder, { recursive: true, force: true })
}

/**
 * Starts the server and waits until it takes connections. The children of a killed server may hold its memory for a second or
 * two, during which a new one refuses to start: it is tried again. Throws `embeddedDatabaseFailed` with the end of the log.
 */
export async function startPostgres(binaries: Binaries, place: Place): Promise<Postmaster> {
  const log = path.join(place.folder, 'log')
  for (let attempt = 1; ; attempt++) {
    const before = rotateLog(log)
    const args = ['start', '-D', dataFolder(place), '-l', log, '-w', '-t', String(startSeconds)]
    const { code } = await runProgram(binaries.pgCtl, args, place.runAs, place.folder)
    const started = readPostmaster(place)
    if (code === 0 && started) return started
    const told = existsSync(log) ? readFileSync(log, 'utf8').slice(before).slice(-2_000) : ''
    const isHeld = /pre-existing shared memory block|lock file .* already exists/.test(told)
    if (!isHeld || attempt >= 30)
      throw embeddedDatabaseFailed({ detail: embeddedFailures.toolFailed('postgres', told) })
    await delay(500)
  }
}

/** Stops the server: sessions are ended and all is written down. Throws `embeddedDatabaseFailed` if it will not stop. */
export async function stopPostgres(binaries: Binaries, place: Place): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-D', dataFolder(place), '-m', mode, '-w', '-t', '30']
    const { code } = await runProgram(binaries.pgCtl, args, place.runAs, place.folder)
    if (code === 0 || readPostmaster(place)?.mark === undefined) return
  }
  const pid = readPostmaster(place)?.pid ?? 0
  throw embeddedDatabaseFailed({ detail: embeddedFailures.noAnswer(pid) })
}

/** Keeps one old log, so that the file does not grow for ever. Gives the length of the log that is written on. */
function rotateLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size <= maxLogBytes) return size
  renameSync(log, `${log}.old`)
  writeFileSync(log, '')
  rmSync(log)
  return 0
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
