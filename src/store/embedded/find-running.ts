import { existsSync } from 'node:fs'
import path from 'node:path'
import { withDatabase, withRole } from '../connect.ts'
import { keepPasswords } from './passwords.ts'
import { settlePlace } from './place.ts'
import { readPostmaster } from './server.ts'
import { addressOf, embeddedDatabase, loginsOf } from './supervisor.ts'

/** The addresses of a home's database while another process of ours runs it. */
export type RunningServer = { appUrl: string; ownerUrl: string }

/**
 * Finds the living database of a home that another process of ours keeps, so that a command can work beside a running server;
 * undefined when none lives. It is neither started nor stopped here.
 */
export function findRunning(home: string): RunningServer | undefined {
  const passwordFile = path.join(home, 'database-passwords.json')
  if (!existsSync(passwordFile)) return undefined
  const found = readPostmaster(settlePlace(home, () => {}))
  if (found?.mark === undefined) return undefined
  const passwords = keepPasswords(passwordFile)
  const { owner, app } = loginsOf(passwords)
  const database = withDatabase(addressOf(found.listening, passwords.admin), embeddedDatabase)
  return {
    appUrl: withRole(database, app.role, app.password),
    ownerUrl: withRole(database, owner.role, owner.password),
  }
}
