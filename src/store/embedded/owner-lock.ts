import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { homeInUse } from '../problems.ts'
import { processMark } from './processes.ts'
import { embeddedFailures } from './words.ts'

/** Who holds a folder. `mark` tells this process from a later one with the same id; `since` is ISO 8601. */
type Owner = { pid: number; mark: string; host: string; since: string }

const beatMs = 5_000
const silentMs = 20_000

/**
 * Takes the folder for this process and gives the way to let it go. Throws `homeInUse`, naming the owner, while another process
 * holds it; the lock of a process that is gone is taken over. An owner on another machine (or in another container) cannot be
 * looked up: it counts as living while it touches its lock.
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(folder, 'owner.json')
  const mine: Owner = {
    pid: process.pid,
    mark: processMark(process.pid) ?? '',
    host: hostname(),
    since: new Date(performance.timeOrigin).toISOString(),
  }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    while (!tryLink(draft, file)) removeIfDead(folder, file, draft)
  } finally {
    rmSync(draft, { force: true })
  }
  const beat = setInterval(() => touch(file), beatMs)
  beat.unref()
  return () => {
    clearInterval(beat)
    if (read(file)?.mark === mine.mark) rmSync(file, { force: true })
  }
}

/** A link is made in one step and never over a file that is there. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function removeIfDead(folder: string, file: string, draft: string): void {
  const owner = read(file)
  if (owner && isLiving(owner, file, draft)) throw inUse(folder, owner)
  const aside = `${draft}.dead`
  try {
    renameSync(file, aside)
  } catch {
    return // another process was quicker
  }
  const moved = read(aside)
  // What was moved may be the lock of a process that took over in between: give it back.
  if (moved && moved.mark !== owner?.mark) tryLink(aside, file)
  rmSync(aside, { force: true })
}

function isLiving(owner: Owner, file: string, draft: string): boolean {
  if (owner.host === hostname()) return processMark(owner.pid) === owner.mark
  // Both times are the file system's, so that the clocks of two machines do not matter.
  touch(draft)
  return statSync(draft).mtimeMs - statSync(file).mtimeMs < silentMs
}

/** Writes the first character over itself: the file system puts its own time on the file. */
function touch(file: string): void {
  try {
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, '{', 0)
    closeSync(descriptor)
  } catch {
    // the folder may be gone; the lock then guards nothing
  }
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function inUse(folder: string, owner: Owner) {
  const since = new Date(owner.since)
  return homeInUse({
    detail: embeddedFailures.inUse(folder, owner.pid, owner.host, since),
    members: { pid: owner.pid, host: owner.host, since: owner.since },
  })
}
