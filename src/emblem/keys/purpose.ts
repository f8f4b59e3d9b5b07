/**
 * What a key may sign, and nothing else: the root key trust lists and changes of keys, the others what they are named after; the
 * status key status lists, statements of standing and heads of the log.
 */
export const keyPurposes = ['root', 'emblem', 'live', 'extract', 'status'] as const
export type KeyPurpose = (typeof keyPurposes)[number]

/** The name of a key within its DID: `emblem-2` is the second key that signs emblems. */
export function keyName(purpose: KeyPurpose, number: number): string {
  return `${purpose}-${number}`
}

/** The purpose that a key's name tells; undefined for a name that is not ours. */
export function purposeOf(name: string): KeyPurpose | undefined {
  return keyPurposes.find((purpose) => new RegExp(`^${purpose}-[1-9]\\d{0,5}$`).test(name))
}
