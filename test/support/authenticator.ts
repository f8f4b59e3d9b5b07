import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

/** How an attacker meddles with what the authenticator or the browser answers. */
export type Meddling = {
  /** The id of somebody’s passkey instead of a new one. */
  id?: Buffer
  origin?: string
  rpId?: string
  challenge?: string
  type?: string
  userVerified?: boolean
  userHandle?: string
  signedBy?: KeyObject
  attestation?: 'none' | 'packed' | 'certified'
}

type Key = { id: Buffer; rpId: string; userHandle: string; privateKey: KeyObject; counter: number }

/** A browser with an authenticator in software: ES256, discoverable keys, verifies its user. `counts` says whether it counts uses. */
export type Authenticator = {
  keys: Key[]
  create(
    options: PublicKeyCredentialCreationOptionsJSON,
    meddling?: Meddling,
  ): RegistrationResponseJSON
  get(
    options: PublicKeyCredentialRequestOptionsJSON,
    meddling?: Meddling,
  ): AuthenticationResponseJSON
}

/** Makes one that is at a page of this origin. Source: W3C WebAuthn 3, sections 6.1, 6.5 and 8.2. */
export function makeAuthenticator(origin: string, { counts = true } = {}): Authenticator {
  const keys: Key[] = []

  function clientData(type: string, challenge: string, meddling: Meddling): Buffer {
    const data = {
      type: meddling.type ?? type,
      challenge: meddling.challenge ?? challenge,
      origin: meddling.origin ?? origin,
      crossOrigin: false,
    }
    return Buffer.from(JSON.stringify(data))
  }

  return {
    keys,
    create: (options, meddling = {}) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const key: Key = {
        id: meddling.id ?? randomBytes(32),
        rpId: options.rp.id ?? new URL(origin).hostname,
        userHandle: options.user.id,
        privateKey,
        counter: 0,
      }
      keys.push(key)
      const { x, y } = publicKey.export({ format: 'jwk' })
      const cose = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x as string, 'base64url')],
        [-3, Buffer.from(y as string, 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(key.id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, key.id, encode(cose)])
      const authData = authenticatorData(key, meddling, attested)
      const client = clientData('webauthn.create', options.challenge, meddling)
      const attestationObject = encode(
        new Map<string, unknown>([
          ...attest(meddling.attestation ?? 'none', authData, client, privateKey),
          ['authData', authData],
        ]),
      )
      const id = key.id.toString('base64url')
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          attestationObject: attestationObject.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    get: (options, meddling = {}) => {
      const key = keys.find(({ rpId }) => rpId === options.rpId)
      if (!key) throw new Error('no passkey for this site')
      if (counts) key.counter++
      const authData = authenticatorData(key, meddling)
      const client = clientData('webauthn.get', options.challenge, meddling)
      const signed = Buffer.concat([authData, sha256(client)])
      const id = key.id.toString('base64url')
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, meddling.signedBy ?? key.privateKey).toString(
            'base64url',
          ),
          userHandle: meddling.userHandle ?? key.userHandle,
        },
      }
    },
  }
}

const [present, verified, attestedFlag] = [0x01, 0x04, 0x40]

function authenticatorData(key: Key, meddling: Meddling, attested?: Buffer): Buffer {
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(key.counter)
  const seen = meddling.userVerified === false ? present : present | verified
  const flags = Buffer.from([attested ? seen | attestedFlag : seen])
  const party = sha256(Buffer.from(meddling.rpId ?? key.rpId))
  return Buffer.concat([party, flags, counter, attested ?? Buffer.alloc(0)])
}

function attest(
  format: NonNullable<Meddling['attestation']>,
  authData: Buffer,
  client: Buffer,
  key: KeyObject,
): [string, unknown][] {
  if (format === 'none')
    return [
      ['fmt', 'none'],
      ['attStmt', new Map()],
    ]
  const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), key)
  const statement = new Map<string, unknown>([
    ['alg', -7],
    ['sig', signature],
  ])
  if (format === 'certified') statement.set('x5c', [Buffer.from('a certificate')])
  return [
    ['fmt', 'packed'],
    ['attStmt', statement],
  ]
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Writes a value in CBOR, as far as WebAuthn needs it: whole numbers, bytes, text, lists and maps (RFC 8949, section 3). */
function encode(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') {
    const bytes = Buffer.from(value)
    return Buffer.concat([head(3, bytes.length), bytes])
  }
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encode)])
  if (value instanceof Map) {
    const members = [...value].flatMap(([name, member]) => [encode(name), encode(member)])
    return Buffer.concat([head(5, value.size), ...members])
  }
  throw new Error(`no CBOR for ${value}`)
}

function head(major: number, size: number): Buffer {
  const first = major << 5
  if (size < 24) return Buffer.from([first | size])
  if (size < 0x100) return Buffer.from([first | 24, size])
  return Buffer.from([first | 25, size >> 8, size & 0xff])
}
