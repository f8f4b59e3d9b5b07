import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'

/** The passwords of the three roles: the administrator, used by the supervisor alone; the owner; the app. */
export type Passwords = { admin: string; owner: string; app: string }

/** Reads the password file, or makes it with random passwords, readable by this user only. */
export function keepPasswords(file: string): Passwords {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const passwords = { admin: random(), owner: random(), app: random() }
  writePrivate(file, JSON.stringify(passwords))
  return passwords
}

/** Writes a file that only this user can read, whole or not at all. */
export function writePrivate(file: string, content: string): void {
  const draft = `${file}.draft`
  const descriptor = openSync(draft, 'w', 0o600)
  writeSync(descriptor, content)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(draft, file)
}

function random(): string {
  return randomBytes(24).toString('base64url')
}
