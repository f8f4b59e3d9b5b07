import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { openHeadKey } from './audit/head-key.ts'
import { openInstallationKey } from './sign-in/installation-key.ts'

/** What an installation alone knows: its secret for keyed hashes, and the key that signs exports of the audit record. */
export type Keys = { secret: Uint8Array; head: KeyObject }

/** Opens the keys in the installation's home, making those that are missing. Throws when a file holds something else. */
export async function openKeys(home: string): Promise<Keys> {
  const folder = join(home, 'keys')
  return {
    secret: await openInstallationKey(join(folder, 'installation.key')),
    head: await openHeadKey(join(folder, 'audit.pem')),
  }
}
