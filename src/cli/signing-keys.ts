import { type FindKey, type KeyPlaces, keyPlaces, makeKeyReader } from '../emblem/index.ts'
import type { Settings } from '../settings.ts'

/** Where the signing keys of the installation lie. */
export function signingKeyPlaces({ home, passphraseFile }: Settings): KeyPlaces {
  return keyPlaces(home, passphraseFile)
}

/** Opens the signing keys, making them on the first day. Throws `keyFileUnreadable`. */
export function openSigningKeys(settings: Settings): Promise<FindKey> {
  return makeKeyReader(signingKeyPlaces(settings))
}
