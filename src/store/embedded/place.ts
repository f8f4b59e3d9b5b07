import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import path from 'node:path'
import type { Text } from '../../base/text.ts'
import { embeddedDatabaseFailed } from '../problems.ts'
import type { RunAs } from './processes.ts'
import { embeddedFailures, embeddedWords } from './words.ts'

/** Where a database lives and as whom it runs. `folder` holds `data` and `log`; `runAs` is null where that is ourselves. */
export type Place = { folder: string; runAs: RunAs }

/** Folders outside every home, for root only: what `nobody` cannot reach elsewhere lies here, and outlives a restart of the machine. */
export const systemFolder = '/var/lib/lakmueang'

/** The home folder: closed to others, but as root open to pass through, for the database is run by another user. */
export function prepareHome(home: string): string {
  if (!existsSync(home)) {
    mkdirSync(home, { recursive: true })
    chmodSync(home, isRoot() ? 0o711 : 0o700)
  }
  return realpathSync(home)
}

/**
 * Settles where the database of a home lives. As root it runs as the owner of its folder, at first `nobody`; where that user
 * cannot reach the home, the folder lies under `systemFolder`. Throws `embeddedDatabaseFailed` when the folder is another user's.
 */
export function settlePlace(home: string, say: (text: Text) => void): Place {
  const inHome = path.join(home, 'postgres')
  if (!isRoot()) {
    const uid = process.getuid?.()
    const owner = existsSync(inHome) ? statSync(inHome).uid : uid
    if (uid !== undefined && owner !== uid)
      throw embeddedDatabaseFailed({
        detail: embeddedFailures.foreignFolder(inHome, owner as number),
      })
    return { folder: makePrivate(inHome, null), runAs: null }
  }
  const runAs = ownerOf(inHome) ?? nobody()
  if (canPass(home, runAs)) return { folder: makePrivate(inHome, runAs), runAs }
  const key = createHash('sha256').update(home).digest('hex').slice(0, 12)
  const outside = path.join(openSystemFolder(), key)
  const outsideAs = ownerOf(outside) ?? nobody()
  say(embeddedWords.movedFolder(home, outside))
  return { folder: makePrivate(outside, outsideAs), runAs: outsideAs }
}

/** The system's folder, made where it is missing: others may pass through, not look around. */
export function openSystemFolder(): string {
  if (!existsSync(systemFolder)) {
    mkdirSync(systemFolder, { recursive: true })
    chmodSync(systemFolder, 0o711)
  }
  return systemFolder
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Whether a user can pass through a folder and all above it, by owner, group and others. */
export function canPass(folder: string, runAs: RunAs): boolean {
  return ancestors(folder).every((each) => isAllowed(statSync(each), runAs, 1))
}

/** Whether a user can run a program: pass to it, read it and execute it. */
export function canRun(file: string, runAs: RunAs): boolean {
  if (runAs !== null)
    return canPass(path.dirname(file), runAs) && isAllowed(statSync(file), runAs, 5)
  try {
    accessSync(file, constants.R_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isAllowed(stats: Stats, runAs: RunAs, bits: number): boolean {
  if (runAs === null) return true
  const shift = stats.uid === runAs.uid ? 6 : stats.gid === runAs.gid ? 3 : 0
  return ((stats.mode >> shift) & bits) === bits
}

function ancestors(folder: string): string[] {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [...ancestors(parent), folder]
}

/** Makes a folder that only its user may enter; one that root left behind is handed to that user with all it holds. */
export function makePrivate(folder: string, runAs: RunAs): string {
  mkdirSync(folder, { recursive: true })
  if (runAs && statSync(folder).uid !== runAs.uid) handOver(folder, runAs)
  chmodSync(folder, 0o700)
  return folder
}

function handOver(folder: string, runAs: { uid: number; gid: number }): void {
  chownSync(folder, runAs.uid, runAs.gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(path.join(folder, entry), runAs.uid, runAs.gid)
}

function ownerOf(folder: string): RunAs {
  if (!existsSync(folder)) return null
  const { uid, gid } = statSync(folder)
  return uid === 0 ? null : { uid, gid }
}

/** The user without rights that every system has; it need not be made. */
function nobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  // -2, as macOS writes it, is an unsigned number to the system.
  const id = (value: string | undefined) => (value === undefined ? 65_534 : Number(value) >>> 0)
  return { uid: id(line?.[1]), gid: id(line?.[2]) }
}
