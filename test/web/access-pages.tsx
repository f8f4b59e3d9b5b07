import type { ReactElement } from 'react'
import type { KeptEntry, Role } from '../../src/identity/index.ts'
import type { Viewer } from '../../src/web/frame.ts'
import { FirstOperatorPage } from '../../src/web/pages/access/first-operator.tsx'
import { InvitationPage, type Invited } from '../../src/web/pages/access/invitation.tsx'
import { RecoverPage, RecoverySentPage } from '../../src/web/pages/access/recover.tsx'
import { RecoveryPage } from '../../src/web/pages/access/recovery.tsx'
import { SignInPage, type SignInPageData } from '../../src/web/pages/access/sign-in.tsx'
import { AccountPage, type AccountPageData } from '../../src/web/pages/account/account.tsx'
import { ErasedPage, ErasePage } from '../../src/web/pages/account/erase.tsx'
import { TokenIssuedPage } from '../../src/web/pages/account/issue-token.tsx'
import { TokensPage } from '../../src/web/pages/account/tokens.tsx'
import { AuditPage } from '../../src/web/pages/office/audit.tsx'
import { MailPage } from '../../src/web/pages/office/mail.tsx'
import { OrganisationPage } from '../../src/web/pages/office/organisation.tsx'
import { officePages } from './office-pages.tsx'

export const khonKaen = { th: 'ขอนแก่นสมาร์ตซิตี้', en: 'Khon Kaen Smart City' }
const thaid = { id: 'thaid', name: { th: 'ThaID', en: 'ThaID' } }
const untouched = { fields: {}, errors: [] }
const at = (time: string) => new Date(`2026-11-24T${time}:00+07:00`)
const uuid = (digit: string) => `${digit.repeat(8)}-1111-4111-8111-${digit.repeat(12)}`

/** Somebody signed in who holds every door open. */
export const viewer: Viewer = {
  name: 'สมหญิง ใจดี',
  sample: false,
  acting: { role: 'city-executive', place: khonKaen },
  doors: ['organisation', 'people', 'audit', 'breaches', 'mail'],
}

export const signIn: SignInPageData = {
  form: untouched,
  to: undefined,
  because: undefined,
  providers: [thaid],
  passkeys: true,
  samples: [
    { id: uuid('a'), name: 'บริกรข้อมูล (ตัวอย่าง)', holds: { role: 'data-steward', place: khonKaen } },
    { id: uuid('b'), name: 'ผู้ตรวจสอบ (ตัวอย่าง)', holds: { role: 'auditor', place: null } },
  ],
}

const held = { from: '2026-10-01', until: '2027-10-01', basis: 'คำสั่งเทศบาลที่ 12/2569' }

export const invited: Invited = {
  ...held,
  name: 'มานะ ขยันดี',
  email: 'mana@example.go.th',
  role: 'data-steward',
  place: khonKaen,
  invitedBy: 'สมหญิง ใจดี',
  expiresAt: at('10:00'),
}

export const account: AccountPageData = {
  person: { name: viewer.name, email: 'somying@example.go.th', lang: 'th', sample: false },
  mandates: {
    held: [
      { ...held, id: uuid('c'), role: 'city-executive', place: khonKaen },
      { ...held, id: uuid('d'), role: 'programme-officer', place: null, until: null },
    ],
    actingId: uuid('c'),
  },
  sessions: {
    currentId: uuid('e'),
    sessions: [
      {
        id: uuid('e'),
        method: 'password',
        agent: 'Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/156.0.0.0 Safari/537.36',
        startedAt: at('08:30'),
        lastUsedAt: at('09:12'),
      },
      {
        id: uuid('f'),
        method: 'oidc',
        agent: null,
        startedAt: at('07:00'),
        lastUsedAt: at('07:05'),
      },
    ],
  },
  waysIn: {
    hasPassword: true,
    passkeys: [{ id: 'cGFzc2tleQ', label: 'โน้ตบุ๊กที่ทำงาน', madeAt: at('08:00'), lastUsedAt: null }],
    passkeysWork: true,
    linked: [{ ...thaid, issuer: 'https://id.example', subject: 's1', linkedAt: at('08:00') }],
    linkable: [{ id: 'other', name: { th: 'ผู้ให้บริการอื่น', en: 'Another provider' } }],
    fresh: true,
  },
  links: { mayErase: false, tokens: true },
  errors: [],
  saved: false,
}

const done: KeptEntry = {
  id: uuid('1'),
  at: at('09:00'),
  who: { kind: 'person', id: uuid('2') },
  onBehalfOf: { kind: 'city', id: 'khon-kaen' },
  role: 'city-executive',
  action: 'people.invite',
  outcome: 'done',
  times: 1,
  object: { kind: 'invitation', id: uuid('3'), version: null },
  before: null,
  after: 'ab'.repeat(32),
  reason: null,
  requestId: 'request-1',
  sample: false,
}
const denied: KeptEntry = {
  ...done,
  id: uuid('4'),
  who: { kind: 'anonymous', id: 'cd'.repeat(16) },
  onBehalfOf: null,
  role: null,
  action: 'sign-in.password',
  outcome: 'denied',
  times: 12,
  object: { kind: 'person', id: uuid('5'), version: null },
  after: null,
  requestId: null,
}
export const entries = [
  { seal: { number: 1204, hash: 'ef'.repeat(32) }, entry: done },
  { seal: null, entry: denied },
]

const token = {
  id: uuid('6'),
  tenant: 3,
  label: 'สถานีวัดคุณภาพอากาศ',
  purposes: ['city-data-write', 'subscription'],
  issuedBy: uuid('2'),
  issuedAt: at('08:00'),
  expiresAt: new Date('2027-10-01T00:00:00+07:00'),
  lastUsedAt: at('08:59'),
  revokedAt: null,
}
const letter = {
  id: uuid('7'),
  to: 'mana@example.go.th',
  subject: 'คำเชิญเข้าใช้ หลักเมือง',
  lang: 'th',
  writtenAt: at('08:00'),
  state: 'waiting',
  tries: 2,
  dueAt: at('08:20'),
  lastError: '450 mailbox busy',
  deliveredAt: null,
  deliveredTo: null,
} as const
const roles: Role[] = ['data-steward', 'city-developer']

/** Pages that only people read who act in the programme, by Thai address. */
export const accessPages: readonly (readonly [path: string, page: ReactElement])[] = [
  ['/sign-in', <SignInPage key="1" {...signIn} />],
  ['/sign-in/recover', <RecoverPage key="2" form={untouched} />],
  ['/sign-in/recover/sent', <RecoverySentPage key="3" />],
  ['/sign-in/recovery/x', <RecoveryPage key="4" token="x" passkeysWork errors={[]} />],
  [
    '/invitations/x',
    <InvitationPage
      key="5"
      token="x"
      invited={invited}
      signedIn={null}
      providers={[thaid]}
      passkeysWork
      errors={[]}
    />,
  ],
  ['/first-operator/x', <FirstOperatorPage key="6" token="x" form={untouched} passkeysWork />],
  ['/account', <AccountPage key="7" {...account} />],
  ['/account/erase', <ErasePage key="8" form={untouched} />],
  ['/sign-in/erased', <ErasedPage key="9" />],
  [
    '/account/tokens',
    <TokensPage
      key="10"
      place={khonKaen}
      tokens={[token]}
      mayIssue
      mayRevoke
      form={{ ...untouched, purposes: [] }}
      saved={false}
      now={at('10:00')}
    />,
  ],
  ['/account/tokens?issued', <TokenIssuedPage key="11" secret="lm_secret" label={token.label} />],
  [
    '/organisation',
    <OrganisationPage
      key="12"
      place={khonKaen}
      placeValue="city:khon-kaen"
      places={{
        cities: [{ value: 'city:khon-kaen', name: khonKaen }],
        bodies: [
          { value: 'programme:working-group', name: { th: 'คณะทำงาน', en: 'Working group' } },
        ],
      }}
      mandates={[
        { ...held, id: uuid('c'), name: viewer.name, role: 'city-executive', mayRevoke: true },
      ]}
      invitations={[{ ...invited, id: uuid('3'), mayWithdraw: true }]}
      roles={roles}
      form={untouched}
      said="ok"
    />,
  ],
  ...officePages,
  ...(['/office/audit', '/account/trail'] as const).map(
    (address) =>
      [
        address,
        <AuditPage
          key={address}
          address={address}
          form={untouched}
          list={{ items: entries, total: 2, page: 1, size: 20 }}
          mayExport
        />,
      ] as const,
  ),
  [
    '/office/mail',
    <MailPage
      key="13"
      list={{ items: [letter], total: 1, page: 1, size: 20 }}
      state={undefined}
      folder=".lakmueang/mail"
    />,
  ],
]
