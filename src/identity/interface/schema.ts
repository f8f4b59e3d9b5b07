import { Type } from 'typebox'
import { roles } from '../people/role.ts'
import { purposes } from '../policy/purpose.ts'

export const moment = Type.Unsafe<Date>({ type: 'string', format: 'date-time' })
export const maybeMoment = Type.Unsafe<Date | null>({
  anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }],
})
export const maybeText = Type.Union([Type.String(), Type.Null()])
export const uuid = Type.String({ format: 'uuid' })
export const day = Type.String({ format: 'day', description: 'Day in Bangkok' })
export const maybeDay = Type.Union([day, Type.Null()])
/** A day as an answer writes it. */
const written = Type.String({ description: 'Day in Bangkok, YYYY-MM-DD' })
export const role = Type.Enum([...roles])
export const lang = Type.Enum(['th', 'en'])

export const scope = Type.Object(
  {
    kind: Type.Enum(['organisation', 'city', 'programme']),
    id: maybeText,
  },
  {
    additionalProperties: false,
    description: 'Where a role is held; id is null for the programme',
  },
)

export const person = Type.Object({
  id: uuid,
  name: Type.String(),
  email: Type.String(),
  lang,
  sample: Type.Boolean(),
  createdAt: moment,
})

export const mandate = Type.Object({
  id: uuid,
  personId: uuid,
  role,
  scope,
  from: written,
  until: Type.Union([written, Type.Null()]),
  basis: Type.String({ description: 'The document that grants it' }),
  grantedBy: maybeText,
  revokedAt: maybeMoment,
})

export const session = Type.Object({
  id: uuid,
  mandateId: maybeText,
  method: Type.Enum(['password', 'passkey', 'oidc', 'link']),
  agent: maybeText,
  startedAt: moment,
  lastUsedAt: moment,
})

export const passkey = Type.Object({
  id: Type.String(),
  label: Type.String(),
  madeAt: moment,
  lastUsedAt: maybeMoment,
  backedUp: Type.Boolean(),
})

export const identity = Type.Object({
  issuer: Type.String(),
  subject: Type.String({ description: 'What the issuer calls the person' }),
  provider: Type.Union([Type.String(), Type.Null()], {
    description: 'Id of the provider in the settings; null where it no longer stands there',
  }),
  linkedAt: moment,
  lastUsedAt: moment,
})

export const apiToken = Type.Object({
  id: uuid,
  tenant: Type.Integer(),
  label: Type.String(),
  purposes: Type.Array(Type.String(), { description: `Of ${purposes.join(', ')}` }),
  issuedBy: maybeText,
  issuedAt: moment,
  expiresAt: moment,
  lastUsedAt: maybeMoment,
  revokedAt: maybeMoment,
})

/** What the browser's own WebAuthn answers, as it writes it in JSON; verified by the verb, not by its shape. */
export const credentialAnswer = <T>() =>
  Type.Unsafe<T>({
    type: 'object',
    required: ['id', 'response'],
    properties: {
      id: { type: 'string', maxLength: 1366 },
      response: {
        type: 'object',
        required: ['clientDataJSON'],
        properties: {
          clientDataJSON: { type: 'string', maxLength: 10_000 },
          attestationObject: { type: 'string', maxLength: 100_000 },
          authenticatorData: { type: 'string', maxLength: 10_000 },
          signature: { type: 'string', maxLength: 10_000 },
          userHandle: { type: 'string', maxLength: 200 },
        },
      },
    },
  })

export const byId = Type.Object({ id: uuid })
export const oneTimeToken = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
export const password = Type.String({ maxLength: 1_000 })
