import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Text } from '../../base/text.ts'
import { embeddedDatabaseFailed } from '../problems.ts'
import type { Binaries } from './binaries.ts'
import type { Passwords } from './passwords.ts'
import type { Place } from './place.ts'
import { runProgram } from './processes.ts'
import { embeddedFailures, embeddedWords } from './words.ts'

export const adminRole = 'lakmueang_admin'
const settingsFile = 'lakmueang.conf'

export function dataFolder(place: Place): string {
  return path.join(place.folder, 'data')
}

/**
 * Makes the database's files where they are missing. They are made under another name and renamed when whole: what a killed
 * start left is thrown away and made anew. Throws `embeddedDatabaseFailed`.
 */
export async function makeCluster(
  binaries: Binaries,
  place: Place,
  passwords: Passwords,
  say: (text: Text) => void,
): Promise<void> {
  const unfinished = readdirSync(place.folder).filter((name) => name.startsWith('data.new-'))
  for (const name of unfinished)
    rmSync(path.join(place.folder, name), { recursive: true, force: true, maxRetries: 10 })
  const data = dataFolder(place)
  if (existsSync(data)) return requireVersion(data, binaries.version)
  say(unfinished.length > 0 ? embeddedWords.recreating : embeddedWords.creating)
  const draft = path.join(place.folder, `data.new-${randomUUID().slice(0, 8)}`)
  await initialise(binaries, place, draft, passwords.admin)
  appendFileSync(path.join(draft, 'postgresql.conf'), `\ninclude '${settingsFile}'\n`)
  renameSync(draft, data)
}

async function initialise(binaries: Binaries, place: Place, draft: string, password: string) {
  const passwordFile = path.join(place.folder, 'initdb-password')
  writeFor(place, passwordFile, password)
  try {
    // Keys sort by byte, the same on every system; Thai order is asked for by name where it is wanted.
    const args = ['--pgdata', draft, '--username', adminRole, '--pwfile', passwordFile]
    args.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions')
    const { code, output } = await runProgram(binaries.initdb, args, place.runAs, place.folder)
    if (code !== 0)
      throw embeddedDatabaseFailed({ detail: embeddedFailures.toolFailed('initdb', output) })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function requireVersion(data: string, wanted: string): void {
  const found = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  if (found !== wanted)
    throw embeddedDatabaseFailed({ detail: embeddedFailures.otherVersion(data, found, wanted) })
}

/** How the server listens: on a socket in `folder`, or on a loopback port where the system has no such sockets (`folder` null). */
export type Listening = { folder: string | null; port: number }

/** Writes the settings with which the server starts next. */
export function writeSettings(
  place: Place,
  listening: Listening,
  extra: Record<string, string>,
): void {
  const settings: Record<string, string> = {
    ...smallServer,
    listen_addresses: listening.folder === null ? '127.0.0.1' : '',
    port: String(listening.port),
    unix_socket_directories: listening.folder ?? '',
    ...extra,
  }
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  )
  writeFor(place, path.join(dataFolder(place), settingsFile), `${lines.join('\n')}\n`)
}

/** One city's or one programme's database beside its Node process: small at rest, durable. */
const smallServer: Record<string, string> = {
  max_connections: '40',
  shared_buffers: '32MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  jit: 'off',
  // Reads run in the backend itself: three idle workers less.
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  autovacuum_max_workers: '2',
  // No replicas of an embedded database: no log for them, and no slots.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  // The log tells of starts, stops and refused sign-ins; a statement's error goes to who asked.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

function writeFor(place: Place, file: string, content: string): void {
  rmSync(file, { force: true })
  writeFileSync(file, content, { mode: 0o600 })
  if (place.runAs) chownSync(file, place.runAs.uid, place.runAs.gid)
}
