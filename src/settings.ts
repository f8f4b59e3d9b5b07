import { isIPv6 } from 'node:net'
import { resolve } from 'node:path'
import type { Text } from './base/text.ts'
import type { Allowed } from './http/egress/allow-list.ts'
import type { ClaimNames, ProviderSettings, SmtpSettings } from './identity/index.ts'
import { standardClaims } from './identity/index.ts'
import type { Authority } from './programme/index.ts'
import { nearestName } from './settings/nearest-name.ts'
import { isLoopback } from './settings/read-sign-in.ts'
import { type SettingName, settingTable } from './settings/table.ts'

/** The settings of one installation, checked and with their defaults. */
export type Settings = {
  host: string
  port: number
  /** Folder of the embedded database, keys and uploads; absolute. */
  home: string
  /** A PostgreSQL server instead of the embedded one. */
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  /** Scheme and authority without a trailing slash. */
  publicUrl: string
  /** False, or the proxies that are believed. */
  trustProxy: false | string
  official: boolean
  operator: Text | null
  contact: string | null
  /** The server that takes our mail; null where letters are kept in a folder. */
  smtp: SmtpSettings | null
  /** The address of the system's letters. */
  mailFrom: string
  /** Who vouches for people, besides ourselves. */
  providers: readonly ProviderSettings[]
  /** What may be reached besides public addresses. */
  egressAllow: readonly Allowed[]
  ngsild: NgsildSettings
  /** Whether anybody may try the product as a sample person. */
  sample: boolean
  /** Who issues emblems of real cities; null where nobody is configured. */
  authority: Authority | null
  /** The file with the passphrase of the signing keys; absolute. */
  passphraseFile: string | undefined
  /** The file with the authority's own mark; absolute. */
  markFile: string | undefined
  /** Whether a closed test bed signs what conformance suites give it. */
  testBed: boolean
}

/** How the city data platform behaves. */
export type NgsildSettings = {
  /** False only for a closed test bed: anybody may read and change everything. */
  auth: boolean
  /** The file that gives addresses of contexts a file of this machine; absolute. */
  contextsFile: string | undefined
  /** How often what has expired is removed. */
  sweepSeconds: number
  /** How many instances of a series an answer on evolution holds at most. */
  temporalPage: number
}

const authorityNames = [
  'AUTHORITY_TH',
  'AUTHORITY_EN',
  'AUTHORITY_BASIS_TH',
  'AUTHORITY_BASIS_EN',
  'AUTHORITY_SIGNER_TH',
  'AUTHORITY_SIGNER_EN',
] as const

export type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong with the settings, one sentence per setting. */
export class SettingsRefused extends Error {
  readonly reasons: Text[]

  constructor(reasons: Text[]) {
    super(reasons.map((reason) => reason.en).join('\n'))
    this.name = 'SettingsRefused'
    this.reasons = reasons
  }
}

/**
 * Reads the settings from an environment; an empty value is no value, a relative folder counts from `folder`.
 * Throws `SettingsRefused` with every reason at once: a value that is not allowed, a name with our prefix that does not exist,
 * a near miss of a name that does, two settings that contradict each other.
 */
export function readSettings(environment: Environment, folder: string): Settings {
  const reasons = refuseNames(environment)
  const values: Partial<Record<SettingName, unknown>> = {}
  for (const setting of settingTable) {
    const given = environment[setting.name]?.trim() || setting.default
    if (!given) continue
    values[setting.name] = setting.read(given)
    if (values[setting.name] === undefined) reasons.push(badValue(setting.name, setting.allowed))
  }
  reasons.push(...contradictions(values))
  if (reasons.length > 0) throw new SettingsRefused(reasons)
  return toSettings(values as Values, folder)
}

type Values = {
  HOST: string
  PORT: number
  LAKMUEANG_HOME: string
  TRUST_PROXY: false | string
  OFFICIAL: boolean
  SAMPLE: boolean | 'auto'
  SMTP_URL?: SmtpSettings
  OIDC_SECRET_BY: ProviderSettings['secretBy']
  OIDC_NAME_TH: string
  OIDC_NAME_EN: string
  OIDC_SCOPES: readonly string[]
  OIDC_CLAIMS?: ClaimNames
  EGRESS_ALLOW?: readonly Allowed[]
  NGSILD_AUTH: boolean
  NGSILD_SWEEP_SECONDS: number
  NGSILD_TEMPORAL_PAGE: number
  EMBLEM_TEST_BED: boolean
} & Partial<
  Record<
    | 'DATABASE_URL'
    | 'DATABASE_OWNER_URL'
    | 'PUBLIC_URL'
    | 'OPERATOR_TH'
    | 'OPERATOR_EN'
    | 'CONTACT'
    | 'MAIL_FROM'
    | 'OIDC_ISSUER'
    | 'OIDC_CLIENT_ID'
    | 'OIDC_CLIENT_SECRET'
    | 'NGSILD_CONTEXTS'
    | 'EMBLEM_PASSPHRASE_FILE'
    | 'EMBLEM_MARK_FILE'
    | (typeof authorityNames)[number],
    string
  >
>

function toSettings(values: Values, folder: string): Settings {
  const { OPERATOR_TH: th, OPERATOR_EN: en } = values
  const publicUrl = values.PUBLIC_URL ?? addressOf(values.HOST, values.PORT)
  return {
    host: values.HOST,
    port: values.PORT,
    home: resolve(folder, values.LAKMUEANG_HOME),
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    publicUrl,
    trustProxy: values.TRUST_PROXY,
    official: values.OFFICIAL,
    operator: th && en ? { th, en } : null,
    contact: values.CONTACT ?? null,
    smtp: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? `no-reply@${mailHost(publicUrl)}`,
    providers: providersOf(values),
    egressAllow: values.EGRESS_ALLOW ?? [],
    ngsild: ngsildOf(values, folder),
    sample: values.SAMPLE === 'auto' ? isBeingTried(values) : values.SAMPLE,
    authority: authorityOf(values),
    passphraseFile: values.EMBLEM_PASSPHRASE_FILE && resolve(folder, values.EMBLEM_PASSPHRASE_FILE),
    markFile: values.EMBLEM_MARK_FILE && resolve(folder, values.EMBLEM_MARK_FILE),
    testBed: values.EMBLEM_TEST_BED,
  }
}

function authorityOf(values: Values): Authority | null {
  const [th, en, basisTh, basisEn, signerTh, signerEn] = authorityNames.map((name) => values[name])
  if (!th || !en || !basisTh || !basisEn || !signerTh || !signerEn) return null
  return {
    issuer: { th, en },
    basis: { th: basisTh, en: basisEn },
    signer: { th: signerTh, en: signerEn },
  }
}

function ngsildOf(values: Values, folder: string): NgsildSettings {
  const { NGSILD_AUTH: auth, NGSILD_CONTEXTS: file } = values
  return {
    auth,
    contextsFile: file && resolve(folder, file),
    sweepSeconds: values.NGSILD_SWEEP_SECONDS,
    temporalPage: values.NGSILD_TEMPORAL_PAGE,
  }
}

/** An address of numbers has no place behind the @ of a sender; the name of this machine has. */
function mailHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  return /^[\d.]+$|^\[/.test(hostname) ? 'localhost.localdomain' : hostname
}

function providersOf(values: Values): ProviderSettings[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = values
  if (issuer === undefined || clientId === undefined) return []
  return [
    {
      id: 'oidc',
      name: { th: values.OIDC_NAME_TH, en: values.OIDC_NAME_EN },
      issuer,
      clientId,
      clientSecret: values.OIDC_CLIENT_SECRET ?? null,
      secretBy: values.OIDC_SECRET_BY,
      scopes: values.OIDC_SCOPES,
      claims: values.OIDC_CLAIMS ?? standardClaims,
    },
  ]
}

/** The address of a listening server as a browser on the same machine asks for it. */
function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return new URL(`http://${isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`).origin
}

function refuseNames(environment: Environment): Text[] {
  const known = settingTable.map((setting) => setting.name)
  const given = Object.keys(environment).filter((name) => environment[name]?.trim())
  return given.flatMap((name) => {
    if ((known as string[]).includes(name)) return []
    const meant = nearestName(name, known)
    if (meant) return [didYouMean(name, meant)]
    return name.startsWith('LAKMUEANG_') ? [unknownName(name)] : []
  })
}

function contradictions(values: Partial<Record<SettingName, unknown>>): Text[] {
  const found: Text[] = []
  if (values.DATABASE_OWNER_URL && !values.DATABASE_URL) {
    found.push(needs('DATABASE_OWNER_URL', 'DATABASE_URL'))
  }
  if (values.OPERATOR_TH && !values.OPERATOR_EN) found.push(needs('OPERATOR_TH', 'OPERATOR_EN'))
  if (values.OPERATOR_EN && !values.OPERATOR_TH) found.push(needs('OPERATOR_EN', 'OPERATOR_TH'))
  if (values.OIDC_ISSUER && !values.OIDC_CLIENT_ID) {
    found.push(needs('OIDC_ISSUER', 'OIDC_CLIENT_ID'))
  }
  if (values.OIDC_CLIENT_ID && !values.OIDC_ISSUER) {
    found.push(needs('OIDC_CLIENT_ID', 'OIDC_ISSUER'))
  }
  const given = authorityNames.find((name) => values[name])
  const missing = authorityNames.find((name) => !values[name])
  if (given && missing) found.push(needs(given, missing))
  if (values.EMBLEM_MARK_FILE && !given) found.push(needs('EMBLEM_MARK_FILE', authorityNames[0]))
  if (values.SAMPLE === true && !isOnThisMachine(values)) found.push(sampleElsewhere)
  if (values.EMBLEM_TEST_BED === true && !isOnThisMachine(values)) found.push(testBedElsewhere)
  return found
}

/** Whether nobody but who sits at this machine can reach the product. */
function isOnThisMachine({ HOST, PUBLIC_URL }: Partial<Record<SettingName, unknown>>): boolean {
  const address = PUBLIC_URL ? URL.parse(String(PUBLIC_URL))?.hostname : String(HOST)
  return isLoopback(String(HOST)) && isLoopback(address ?? '')
}

/** Whether this looks like somebody trying the product: on this machine alone, behind no proxy, with the database that came along. */
function isBeingTried(values: Values): boolean {
  return isOnThisMachine(values) && values.TRUST_PROXY === false && !values.DATABASE_URL
}

const sampleElsewhere: Text = {
  th: 'SAMPLE: ใช้ได้เมื่อ HOST และ PUBLIC_URL เป็นที่อยู่ของเครื่องนี้เท่านั้น เพราะใครก็เข้าใช้ในนามบุคคลตัวอย่างได้',
  en: 'SAMPLE: HOST and PUBLIC_URL must be addresses of this machine, because anybody may act as a sample person',
}

const testBedElsewhere: Text = {
  th: 'EMBLEM_TEST_BED: ใช้ได้เมื่อ HOST และ PUBLIC_URL เป็นที่อยู่ของเครื่องนี้เท่านั้น',
  en: 'EMBLEM_TEST_BED: HOST and PUBLIC_URL must be addresses of this machine',
}

/** The value is left out: it may hold a password. */
function badValue(name: string, allowed: Text): Text {
  return {
    th: `${name}: ค่าที่กำหนดใช้ไม่ได้ ค่าที่ใช้ได้คือ ${allowed.th}`,
    en: `${name}: this value is not allowed; it must be ${allowed.en}`,
  }
}

function didYouMean(name: string, meant: string): Text {
  return {
    th: `${name}: ไม่มีการตั้งค่าชื่อนี้ หมายถึง ${meant} ใช่หรือไม่`,
    en: `${name}: there is no such setting; did you mean ${meant}?`,
  }
}

function unknownName(name: string): Text {
  const list = settingTable.map((setting) => setting.name).join(', ')
  return {
    th: `${name}: ไม่มีการตั้งค่าชื่อนี้ ชื่อที่ใช้ได้คือ ${list}`,
    en: `${name}: there is no such setting; the settings are ${list}`,
  }
}

function needs(name: string, other: string): Text {
  return {
    th: `${name}: ต้องกำหนด ${other} ด้วย`,
    en: `${name}: needs ${other} to be set as well`,
  }
}
