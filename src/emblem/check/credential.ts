/** A JSON object as it came in: nothing of it is believed before it is checked. */
export type Json = Record<string, unknown>

/** What a credential of ours states. */
export type Kind = 'emblem' | 'live' | 'extract'

/** How the achievement of each kind is typed; a verifier knows the kind by it, and the kind says which key must have signed. */
export const achievementTypes: Record<Kind, string> = {
  emblem: 'Certification',
  live: 'ext:DataProof',
  extract: 'ext:PublicRecordExtract',
}

/** The mark of the sample city on its achievements. */
export const sampleTag = 'ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง'

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An emblem has about 2,000 letters, a live credential of a hundred commitments 60,000. */
const mostLetters = 128 * 1024

/** Whether a document is larger than any that we check: its canonical form would keep the server from its work. */
export function isTooLarge(document: Json): boolean {
  return JSON.stringify(document).length > mostLetters
}

/** One or many of something, as a list; undefined as an empty one. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** The one object that a member holds; an empty one when it holds anything else. */
export function objectIn(parent: Json, name: string): Json {
  const value = parent[name]
  return isObject(value) ? value : {}
}

export function achievementOf(credential: Json): Json {
  return objectIn(objectIn(credential, 'credentialSubject'), 'achievement')
}

/** What a credential states, by the type of its achievement; undefined when it is none of ours. */
export function kindOf(credential: Json): Kind | undefined {
  const type = achievementOf(credential).achievementType
  return (Object.keys(achievementTypes) as Kind[]).find((kind) => achievementTypes[kind] === type)
}

/** Whether it is of the sample city. */
export function isSample(credential: Json): boolean {
  return listOf(achievementOf(credential).tag).includes(sampleTag)
}

/** The DID or address of the issuer, which may stand alone or as the id of an object. */
export function issuerOf(credential: Json): string | undefined {
  const id = isObject(credential.issuer) ? credential.issuer.id : credential.issuer
  return typeof id === 'string' ? id : undefined
}

/** The moment of a member; undefined when it is no date-time with an offset. */
export function momentIn(parent: Json, name: string): Date | undefined {
  const value = parent[name]
  return typeof value === 'string' && isMoment(value) ? new Date(value) : undefined
}

const moment =
  /^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** Whether a text is an XML Schema dateTimeStamp. Source: VC Data Model 2.0, section 4.9. */
export function isMoment(text: string): boolean {
  return moment.test(text) && !Number.isNaN(Date.parse(text))
}
