import { afterAll, beforeAll, beforeEach } from 'vitest'
import {
  finishOidc,
  makeProvider,
  type OidcWish,
  type Provider,
  standardClaims,
  startOidc,
} from '../../src/identity/sign-in/index.ts'
import type { Db } from '../../src/store/db.ts'
import { startProvider, type TestProvider } from '../support/oidc-provider.ts'
import { aSetting, stranger } from './sign-in.ts'

export const setting = aSetting()
export let door: TestProvider
export let provider: Provider

export function settingsOf({ issuer, clientId, clientSecret }: TestProvider) {
  return {
    id: 'thaid',
    name: { th: 'ThaID', en: 'ThaID' },
    issuer,
    clientId,
    clientSecret,
    secretBy: 'basic' as const,
    scopes: ['openid', 'profile', 'email'],
    claims: { ...standardClaims, citizenNumber: 'pid' },
  }
}

export const somyingAtDoor = {
  sub: 'u-1',
  given_name: 'สมหญิง',
  family_name: 'รักไทย',
  email: 'somying@example.go.th',
  email_verified: true,
  pid: '1234567890121',
}

/** Goes to the provider and comes back. */
export async function goAndReturn(
  db: Db,
  wish: OidcWish = { kind: 'sign-in' },
  visit = stranger(),
) {
  const { url, binding } = await startOidc(db, setting, provider, wish, visit)
  return { query: await door.visit(url), binding }
}

export async function signIn(db: Db, visit = stranger()) {
  return finishOidc(db, setting, provider, await goAndReturn(db, { kind: 'sign-in' }, visit), visit)
}

/** Runs a provider for the stories of a file, with Somying at its door and no mischief at the beginning of each. */
export function atTheDoor(): void {
  beforeAll(async () => {
    door = await startProvider()
    provider = makeProvider(settingsOf(door), fetch)
  })

  afterAll(() => door.stop())
  beforeEach(() => {
    door.mischief = {}
    door.later = []
    door.user = somyingAtDoor
  })
}
