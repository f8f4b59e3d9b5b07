import { type Day, showInstant } from '../../../base/day.ts'
import { useFrame } from '../../frame.ts'
import { type HeldRole, showRole } from '../../held-role.ts'
import { showDays } from '../../mandate-days.ts'
import { show } from '../../thai.ts'
import { Button, ErrorSummary, type FieldError, Form, Page, SummaryList } from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { invitationWords } from '../../words/invitation.ts'
import { organisationWords } from '../../words/organisation.ts'
import { AcceptAnew } from './accept-anew.tsx'
import type { OfferedProvider } from './sign-in.tsx'

/** What somebody is asked to take on. */
export type Invited = HeldRole & {
  name: string
  email: string
  from: Day
  until: Day | null
  basis: string
  /** Who invites, as they are called today. */
  invitedBy: string
  expiresAt: Date
}

export type InvitationPageData = {
  token: string
  invited: Invited
  /** Whoever is signed in; null for nobody. */
  signedIn: { name: string; email: string } | null
  providers: readonly OfferedProvider[]
  passkeysWork: boolean
  errors: readonly FieldError[]
}

/** An invitation, read before it is accepted: with a new account, or in the account one is signed in to. */
export function InvitationPage(props: InvitationPageData) {
  const { token, invited, signedIn, errors } = props
  const { lang } = useFrame()
  const t = invitationWords[lang]
  const failed = errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.title : t.title}
      description={t.description}
      breadcrumbs={[]}
      unlisted
      passkeys={props.passkeysWork && signedIn === null}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      <p className="lead">{t.lead(invited.name)}</p>
      <section aria-labelledby="details">
        <h2 id="details">{t.details}</h2>
        <Details invited={invited} />
      </section>
      {signedIn === null && <AcceptAnew {...props} />}
      {signedIn?.email === invited.email && (
        <section aria-labelledby="accept">
          <h2 id="accept">{t.accept}</h2>
          <p>{t.acceptAs(signedIn.name)}</p>
          <Form to={`/invitations/${token}`}>
            <Button>{t.accept}</Button>
          </Form>
        </section>
      )}
      {signedIn && signedIn.email !== invited.email && <p>{t.otherAccount(signedIn.email)}</p>}
      <p className="muted">{t.notYours}</p>
    </Page>
  )
}

function Details({ invited }: { invited: Invited }) {
  const { lang } = useFrame()
  const t = invitationWords[lang]
  const { role, place, basis, invitedBy, email, expiresAt } = invited
  return (
    <SummaryList
      rows={[
        { term: t.role, value: showRole(role, lang) },
        {
          term: t.place,
          value: place ? show(place, lang) : organisationWords[lang].programme,
        },
        { term: t.days, value: showDays(invited, lang) },
        { term: t.basis, value: basis },
        { term: t.invitedBy, value: invitedBy },
        { term: t.email, value: email },
        { term: t.works, value: showInstant(expiresAt, lang) },
      ]}
    />
  )
}
