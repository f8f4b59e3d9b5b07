import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardClaims } from '../identity/index.ts'
import { type Environment, readSettings, SettingsRefused } from '../settings.ts'
import { settingTable } from './table.ts'

/** The reasons, in English, for which an environment is refused. */
function reasons(environment: Environment): string[] {
  try {
    readSettings(environment, '/srv/lakmueang')
    return []
  } catch (error) {
    if (error instanceof SettingsRefused) return error.reasons.map((reason) => reason.en)
    throw error
  }
}

test('with nothing set, the defaults of the table hold', () => {
  expect(readSettings({ PATH: '/usr/bin', HOME: '/root', PORTS: 'x' }, '/srv/lakmueang')).toEqual({
    host: '127.0.0.1',
    port: 8080,
    home: '/srv/lakmueang/.lakmueang',
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    publicUrl: 'http://127.0.0.1:8080',
    trustProxy: false,
    official: false,
    operator: null,
    contact: null,
    smtp: null,
    markFile: undefined,
    testBed: false,
    mailFrom: 'no-reply@localhost.localdomain',
    providers: [],
    egressAllow: [],
    ngsild: { auth: true, contextsFile: undefined, sweepSeconds: 60, temporalPage: 1000 },
    sample: false,
    authority: null,
    passphraseFile: undefined,
  })
})

test('everything set is read', () => {
  const environment = {
    AUTHORITY_TH: 'สำนักงาน',
    AUTHORITY_EN: 'Office',
    AUTHORITY_BASIS_TH: 'กฎหมาย',
    AUTHORITY_BASIS_EN: 'Law',
    AUTHORITY_SIGNER_TH: 'ประธาน',
    AUTHORITY_SIGNER_EN: 'Chair',
    EMBLEM_PASSPHRASE_FILE: 'pass',
    HOST: '0.0.0.0',
    PORT: '80',
    LAKMUEANG_HOME: '/var/lib/lakmueang',
    DATABASE_URL: 'postgres://app:p@db/lakmueang',
    DATABASE_OWNER_URL: 'postgresql://owner:p@db/lakmueang',
    PUBLIC_URL: 'https://smartcity.example.go.th/',
    TRUST_PROXY: 'loopback, 10.0.0.0/8',
    OFFICIAL: 'on',
    OPERATOR_TH: 'สำนักงาน',
    OPERATOR_EN: 'Office',
    CONTACT: 'office@example.go.th',
    SMTP_URL: 'smtps://lak:p%40ss@mail.example.go.th',
    MAIL_FROM: 'lakmueang@example.go.th',
    OIDC_ISSUER: 'https://imauth.example.go.th',
    OIDC_CLIENT_ID: 'lakmueang',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_SECRET_BY: 'post',
    OIDC_NAME_TH: 'ไทยดี',
    OIDC_SCOPES: 'openid pid',
    OIDC_CLAIMS: 'citizenNumber=pid, name=th_fullname',
    EGRESS_ALLOW: 'broker.internal:1026, contexts.internal',
    NGSILD_AUTH: 'off',
    NGSILD_CONTEXTS: 'contexts/map.json',
    NGSILD_SWEEP_SECONDS: '2',
    NGSILD_TEMPORAL_PAGE: '50',
  }
  expect(readSettings(environment, '/')).toEqual({
    host: '0.0.0.0',
    markFile: undefined,
    testBed: false,
    port: 80,
    home: '/var/lib/lakmueang',
    databaseUrl: 'postgres://app:p@db/lakmueang',
    databaseOwnerUrl: 'postgresql://owner:p@db/lakmueang',
    publicUrl: 'https://smartcity.example.go.th',
    trustProxy: 'loopback,10.0.0.0/8',
    official: true,
    operator: { th: 'สำนักงาน', en: 'Office' },
    contact: 'office@example.go.th',
    smtp: {
      host: 'mail.example.go.th',
      port: 465,
      implicitTls: true,
      login: { user: 'lak', password: 'p@ss' },
    },
    mailFrom: 'lakmueang@example.go.th',
    providers: [
      {
        id: 'oidc',
        name: { th: 'ไทยดี', en: 'ThaID' },
        issuer: 'https://imauth.example.go.th',
        clientId: 'lakmueang',
        clientSecret: 'secret',
        secretBy: 'post',
        scopes: ['openid', 'pid'],
        claims: { ...standardClaims, citizenNumber: 'pid', name: 'th_fullname' },
      },
    ],
    egressAllow: [
      { kind: 'host', host: 'broker.internal', port: 1026 },
      { kind: 'host', host: 'contexts.internal', port: undefined },
    ],
    ngsild: { auth: false, contextsFile: '/contexts/map.json', sweepSeconds: 2, temporalPage: 50 },
    sample: false,
    authority: {
      issuer: { th: 'สำนักงาน', en: 'Office' },
      basis: { th: 'กฎหมาย', en: 'Law' },
      signer: { th: 'ประธาน', en: 'Chair' },
    },
    passphraseFile: '/pass',
  })
})

test.each([
  ['::1', 8080, 'http://[::1]:8080'],
  ['0.0.0.0', 8080, 'http://127.0.0.1:8080'],
  ['::', 80, 'http://127.0.0.1'],
  ['city.example', 80, 'http://city.example'],
])('without PUBLIC_URL, %s and %i make %s', (HOST, PORT, publicUrl) => {
  expect(readSettings({ HOST, PORT: String(PORT) }, '/').publicUrl).toBe(publicUrl)
})

test.each([
  ['HOST', '127.0.0.300'],
  ['HOST', 'http://x'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80a'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['DATABASE_URL', 'postgres://host'],
  ['PUBLIC_URL', 'https://city.example/portal'],
  ['PUBLIC_URL', 'ftp://city.example'],
  ['PUBLIC_URL', 'https://user:pass@city.example'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['OFFICIAL', 'yes'],
  ['OFFICIAL', 'constructor'],
  ['CONTACT', 'call me'],
  ['CONTACT', 'javascript:alert(1)'],
  ['OPERATOR_TH', 'two\nlines'],
  ['SMTP_URL', 'http://mail.example'],
  ['SMTP_URL', 'smtp://user@mail.example'],
  ['MAIL_FROM', 'Office <office@example.go.th>'],
  ['OIDC_ISSUER', 'http://imauth.example.go.th'],
  ['OIDC_ISSUER', 'https://imauth.example.go.th/?a=b'],
  ['OIDC_SECRET_BY', 'header'],
  ['OIDC_SCOPES', 'profile email'],
  ['OIDC_CLAIMS', 'toString=x'],
  ['OIDC_CLAIMS', 'name='],
  ['SAMPLE', 'yes'],
  ['EGRESS_ALLOW', '10.0.0.0/8,'],
  ['EGRESS_ALLOW', '10.0.0.0/33'],
  ['EGRESS_ALLOW', 'https://broker.internal'],
  ['EGRESS_ALLOW', '*'],
  ['NGSILD_AUTH', 'no'],
  ['NGSILD_CONTEXTS', 'a\0b'],
  ['NGSILD_SWEEP_SECONDS', '0'],
  ['NGSILD_SWEEP_SECONDS', '1.5'],
  ['NGSILD_TEMPORAL_PAGE', '1'],
  ['NGSILD_TEMPORAL_PAGE', '10001'],
])('%s=%s is refused by name, with what is allowed and without the value', (name, value) => {
  const allowed = settingTable.find((setting) => setting.name === name)?.allowed.en
  const [first] = reasons({ [name]: value })
  expect(first).toBe(`${name}: this value is not allowed; it must be ${allowed}`)
})

test.each([
  ['DATABSE_URL', 'DATABASE_URL'],
  ['DATABASEURL', 'DATABASE_URL'],
  ['PUBLIC_ULR', 'PUBLIC_URL'],
  ['public_url', 'PUBLIC_URL'],
  ['OFICIAL', 'OFFICIAL'],
  ['LAKMUEANG_HOEM', 'LAKMUEANG_HOME'],
  ['NGSI_LD_AUTH', 'NGSILD_AUTH'],
  ['EGRES_ALLOW', 'EGRESS_ALLOW'],
])('%s is taken for a slip of %s', (slip, meant) => {
  expect(reasons({ [slip]: 'x' })).toEqual([
    `${slip}: there is no such setting; did you mean ${meant}?`,
  ])
})

test('a name with our prefix that is none of ours is refused, with the names there are', () => {
  expect(reasons({ LAKMUEANG_COLOUR: 'dark' })[0]).toMatch(
    /^LAKMUEANG_COLOUR: .*HOST, PORT, .*SAMPLE$/,
  )
})

test('settings that need each other are refused alone, and all reasons are told at once', () => {
  expect(
    reasons({ PORT: 'x', DATABASE_OWNER_URL: 'postgres://a@b/c', OPERATOR_EN: 'Office' }),
  ).toEqual([
    'PORT: this value is not allowed; it must be a whole number from 1 to 65535',
    'DATABASE_OWNER_URL: needs DATABASE_URL to be set as well',
    'OPERATOR_EN: needs OPERATOR_TH to be set as well',
  ])
  expect(reasons({ OIDC_ISSUER: 'https://id.example' })).toEqual([
    'OIDC_ISSUER: needs OIDC_CLIENT_ID to be set as well',
  ])
})

test.each([
  [{}, true],
  [{ HOST: '::1' }, true],
  [{ PUBLIC_URL: 'http://localhost:8080' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ PUBLIC_URL: 'https://smartcity.example.go.th' }, false],
  [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:8080' }, false],
  [{ PUBLIC_URL: 'http://127.0.0.1.example.go.th' }, false],
])('SAMPLE=on with %o: allowed is %s', (environment, allowed) => {
  const found = reasons({ SAMPLE: 'on', ...environment })
  expect(found.length === 0).toBe(allowed)
  if (!allowed) expect(found[0]).toMatch(/^SAMPLE: HOST and PUBLIC_URL must be/)
  const testBed = reasons({ EMBLEM_TEST_BED: 'on', ...environment })
  expect(testBed).toHaveLength(allowed ? 0 : 1)
})

test.each([
  [{}, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ PUBLIC_URL: 'https://smartcity.example.go.th' }, false],
  [{ TRUST_PROXY: '127.0.0.1' }, false],
  [{ DATABASE_URL: 'postgresql://app@localhost/lakmueang' }, false],
])('SAMPLE=auto with %o: samples are shown is %s', (environment, shown) => {
  expect(readSettings({ SAMPLE: 'auto', ...environment }, '/srv').sample).toBe(shown)
})

test('an empty value is no value', () => {
  expect(reasons({ PORT: '', DATABASE_URL: '  ', SAMPLE: '' })).toEqual([])
})

test('a secret in a wrong value is never repeated', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{12,30}$/), (password) => {
      const told = reasons({
        DATABASE_URL: `mysql://app:${password}@db/x`,
        PUBLIC_URL: `https://${password}:x@y`,
      })
      expect(told).toHaveLength(2)
      expect(told.join()).not.toContain(password)
    }),
  )
})
