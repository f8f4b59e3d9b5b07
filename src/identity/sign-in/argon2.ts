import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { signInBusy } from './problems.ts'
import { makeQueue } from './queue.ts'

type Cost = { memoryKib: number; passes: number; lanes: number }

/** What a hash costs: 19 MiB, 2 passes, 1 lane. Source: OWASP Password Storage Cheat Sheet, argon2id. */
const cost: Cost = { memoryKib: 19_456, passes: 2, lanes: 1 }
const saltBytes = 16
const hashBytes = 32

// Two at a time keep memory and the other work of a small machine in bounds. Fifty that wait take about a second.
const queue = makeQueue(2, 50, () => signInBusy({ headers: { 'retry-after': '2' } }))
const derive = promisify(argon2)

/** A hash that no password has, for those who have none: looking takes as long as with one. */
const nobodys = write(cost, Buffer.alloc(saltBytes), Buffer.alloc(hashBytes))

/** Hashes a password with a salt of its own; parameters and salt stand in the result (PHC string format). Throws `signInBusy`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  return write(cost, salt, await compute(password, salt, cost))
}

/** Whether a password is the one of a hash; with no hash it takes the same time and is not. Throws `signInBusy`. */
export async function matchesHash(password: string, hash: string | undefined): Promise<boolean> {
  const { cost: known, salt, digest } = read(hash ?? nobodys)
  const same = timingSafeEqual(await compute(password, salt, known), digest)
  return same && hash !== undefined
}

/** Whether a hash was made at another cost than today's, and is to be made again when the password is next typed. */
export function isOutdated(hash: string): boolean {
  const { memoryKib, passes, lanes } = read(hash).cost
  return memoryKib !== cost.memoryKib || passes !== cost.passes || lanes !== cost.lanes
}

function compute(password: string, salt: Buffer, { memoryKib, passes, lanes }: Cost) {
  const message = Buffer.from(password.normalize('NFC'))
  const parameters = { message, nonce: salt, parallelism: lanes, tagLength: hashBytes }
  return queue.run(() => derive('argon2id', { ...parameters, memory: memoryKib, passes }))
}

function write({ memoryKib, passes, lanes }: Cost, salt: Buffer, digest: Buffer): string {
  const parameters = `m=${memoryKib},t=${passes},p=${lanes}`
  return `$argon2id$v=19$${parameters}$${base64(salt)}$${base64(digest)}`
}

function read(hash: string): { cost: Cost; salt: Buffer; digest: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash)
  if (!match) throw new Error('a password hash that is none')
  const [memoryKib, passes, lanes] = match.slice(1, 4).map(Number)
  return {
    cost: { memoryKib, passes, lanes } as Cost,
    salt: Buffer.from(match[4] as string, 'base64'),
    digest: Buffer.from(match[5] as string, 'base64'),
  }
}

/** Base64 without padding, as the PHC string format has it. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
