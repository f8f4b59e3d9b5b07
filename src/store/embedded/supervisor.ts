import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Text } from '../../base/text.ts'
import { appLimits, withClient, withDatabase, withRole } from '../connect.ts'
import { embeddedDatabaseFailed, isConnectionLoss } from '../problems.ts'
import { type Logins, prepareDatabase } from '../roles.ts'
import { type Binaries, findBinaries, packageFolder } from './binaries.ts'
import { adminRole, dataFolder, type Listening, makeCluster, writeSettings } from './cluster.ts'
import { watchOver } from './guardian.ts'
import { lockFolder } from './owner-lock.ts'
import { keepPasswords, type Passwords } from './passwords.ts'
import { type Place, prepareHome, settlePlace } from './place.ts'
import { processMark } from './processes.ts'
import {
  chooseListening,
  forgetDeadServer,
  makeSocketFolder,
  type Postmaster,
  readPostmaster,
  removeSocketFolder,
  startPostgres,
  stopPostgres,
} from './server.ts'
import { embeddedFailures, embeddedWords } from './words.ts'

/** `home` is the installation's folder. `settings` go over the server's own; `native` is another folder of programs. */
export type EmbeddedOptions = { home: string; settings?: Record<string, string>; native?: string }

/** A running embedded server. The addresses sign in as administrator, owner and app; they stay good when it is restarted. */
export type EmbeddedServer = {
  adminUrl: string
  ownerUrl: string
  appUrl: string
  /** The process of the server at this moment. */
  pid(): number
  /** Stops the server in order and lets the folder go. */
  close(): Promise<void>
}

export const embeddedDatabase = 'lakmueang'
export const ownerRole = 'lakmueang_owner'
export const appRole = 'lakmueang_app'

/**
 * Starts the database of a home, or takes on the one that a killed parent left running, and keeps it running until closed.
 * Throws `homeInUse`, `embeddedDatabaseFailed`.
 */
export async function startEmbedded(
  options: EmbeddedOptions,
  say: (text: Text) => void,
): Promise<EmbeddedServer> {
  let unlock = () => {}
  try {
    const home = prepareHome(options.home)
    unlock = lockFolder(home)
    return await startLocked(home, options, say, unlock)
  } catch (error) {
    unlock()
    throw asStartFailure(error)
  }
}

/** A folder that may not be written, a full disk: what the system refuses is told as it says it. */
function asStartFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error
  return embeddedDatabaseFailed({ detail: { th: error.message, en: error.message } })
}

async function startLocked(
  home: string,
  options: EmbeddedOptions,
  say: (text: Text) => void,
  unlock: () => void,
): Promise<EmbeddedServer> {
  const place = settlePlace(home, say)
  const binaries = findBinaries(options.native ?? packageFolder(), place, say)
  const passwordFile = path.join(home, 'database-passwords.json')
  if (existsSync(dataFolder(place)) && !existsSync(passwordFile))
    throw embeddedDatabaseFailed({ detail: embeddedFailures.noPasswords(passwordFile) })
  const passwords = keepPasswords(passwordFile)
  await makeCluster(binaries, place, passwords, say)

  const adopted = await adopt(binaries, place, passwords, say)
  const listening = adopted?.listening ?? (await chooseListening(place.runAs))
  const start = async () => {
    forgetDeadServer(place)
    makeSocketFolder(listening, place.runAs)
    writeSettings(place, listening, options.settings ?? {})
    return startPostgres(binaries, place).catch((error: unknown) => {
      removeSocketFolder(listening)
      throw error
    })
  }
  if (!adopted) say(embeddedWords.starting)
  const server = adopted ?? (await start())
  const adminUrl = addressOf(listening, passwords.admin)
  const logins = loginsOf(passwords)
  await prepareDatabase(adminUrl, embeddedDatabase, logins)
  await requireThaiCollation(adminUrl)
  const guardian = watchOver(server, { restart: start, isGone, say })
  const database = withDatabase(adminUrl, embeddedDatabase)
  return {
    adminUrl,
    ownerUrl: withRole(database, logins.owner.role, logins.owner.password),
    appUrl: withRole(database, logins.app.role, logins.app.password),
    pid: () => guardian.current().pid,
    close: async () => {
      await guardian.stop()
      say(embeddedWords.stopping)
      await stopPostgres(binaries, place)
      removeSocketFolder(listening)
      unlock()
    },
  }

  function isGone(one: Postmaster): boolean {
    return one.mark === undefined || processMark(one.pid) !== one.mark
  }
}

/** Who signs in with which password. */
export function loginsOf(passwords: Passwords): Logins {
  return {
    owner: { role: ownerRole, password: passwords.owner },
    app: { role: appRole, password: passwords.app },
  }
}

/** Takes on a living server of our own folder. One that cannot be reached any more is stopped. */
async function adopt(
  binaries: Binaries,
  place: Place,
  passwords: Passwords,
  say: (text: Text) => void,
): Promise<Postmaster | undefined> {
  const found = readPostmaster(place)
  if (!found) return undefined
  if (found.mark === undefined) {
    say(embeddedWords.recovering)
    return undefined
  }
  if (await answers(addressOf(found.listening, passwords.admin), dataFolder(place), found)) {
    say(embeddedWords.adopted(found.pid))
    return found
  }
  await stopPostgres(binaries, place)
  removeSocketFolder(found.listening)
  return undefined
}

/** Whether the server lets us in and works on our folder. It may be recovering: it is asked again for up to a minute. */
async function answers(adminUrl: string, data: string, server: Postmaster): Promise<boolean> {
  const limits = { ...appLimits, connectMs: 2_000 }
  for (let attempt = 1; attempt <= 120 && processMark(server.pid) === server.mark; attempt++) {
    try {
      return await withClient(adminUrl, limits, async (admin) => {
        const told = await admin.query('show data_directory')
        return told.rows[0].data_directory === data
      })
    } catch (error) {
      const isSocketGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
      if (isSocketGone || !isConnectionLoss(error)) return false
    }
    await delay(500)
  }
  return false
}

/** The administrator's address of a server that listens there. */
export function addressOf({ folder, port }: Listening, password: string): string {
  const address = new URL(`postgresql://127.0.0.1:${port}/postgres?sslmode=disable`)
  if (folder) address.searchParams.set('host', folder)
  return withRole(address.href, adminRole, password)
}

async function requireThaiCollation(adminUrl: string): Promise<void> {
  const found = await withClient(adminUrl, appLimits, (admin) =>
    admin.query(`select 1 from pg_collation where collname = 'th-x-icu'`),
  )
  if (found.rowCount === 0)
    throw embeddedDatabaseFailed({ detail: embeddedFailures.noThaiCollation })
}
