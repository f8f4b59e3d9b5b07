import { isObject, type Json } from '../check/credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { makeDidDocument } from '../keys/did.ts'
import { knownKeys } from '../keys/register-keys.ts'
import { signedList } from '../status/signed-list.ts'
import { addressOfDid } from './did-web.ts'
import { fromOwn, type KeyDocument, readDidKey, readKeyDocument } from './key-document.ts'
import type { TestBed } from './test-bed.ts'

/** What a check by the standards alone asks for; undefined is what could not be had. */
export type Sources = {
  keys(did: string): Promise<KeyDocument | undefined>
  list(address: string): Promise<Json | undefined>
}

const limits = { timeoutMs: 3_000, hops: 0, headers: { accept: 'application/json, */*;q=0.1' } }
const mostDidBytes = 64 * 1024
const mostListBytes = 512 * 1024

/**
 * Our own keys and lists, keys that say themselves (`did:key`), and those of other issuers whose hosts the operator has listed: over
 * https, through the one way outward, no redirect followed, a document of a limited size. An answer is kept as long as one check runs.
 */
export function makeSources(deps: EmblemDeps, testBed: TestBed | null, now: Date): Sources {
  const { did: ours, publicUrl } = issuerOf(deps)
  const kept = new Map<string, Promise<Json | undefined>>()
  const once = (url: URL, maxBytes: number) => {
    const known = kept.get(url.href) ?? ask(deps, url, maxBytes)
    kept.set(url.href, known)
    return known
  }
  return {
    async keys(did) {
      if (did === ours)
        return fromOwn(
          makeDidDocument(did, await deps.db.transaction((tx) => knownKeys(tx, deps, now))),
        )
      if (did.startsWith('did:key:')) return readDidKey(did)
      const url = addressOfDid(did)
      return url && readKeyDocument(await once(url, mostDidBytes), did)
    },
    async list(address) {
      if (testBed && address === testBed.listAddress) return testBed.list(now)
      const [, own] = address.startsWith(`${publicUrl}/status/`) ? address.split('/status/') : []
      if (own !== undefined)
        return /^[1-9]\d{0,4}$/.test(own)
          ? signedList(deps, Number(own), now).catch(() => undefined)
          : undefined
      const url = URL.parse(address)
      return url?.protocol === 'https:' ? once(url, mostListBytes) : undefined
    },
  }
}

/** A JSON object from outside; undefined for whatever else comes, or does not. */
async function ask({ egress }: EmblemDeps, url: URL, maxBytes: number): Promise<Json | undefined> {
  if (!egress) return undefined
  try {
    const { status, body } = await egress.fetch(url, { ...limits, maxBytes }, 'listed')
    const document: unknown = status === 200 ? JSON.parse(body.toString('utf8')) : undefined
    return isObject(document) ? document : undefined
  } catch {
    return undefined
  }
}
