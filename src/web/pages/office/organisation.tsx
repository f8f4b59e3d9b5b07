import { type Day, showInstant } from '../../../base/day.ts'
import type { Text } from '../../../base/text.ts'
import type { Role } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { showRole } from '../../held-role.ts'
import { showDays } from '../../mandate-days.ts'
import type { PlaceChoices } from '../../place-choice.ts'
import { show } from '../../thai.ts'
import { ActionButton, DataTable, ErrorSummary, Page, Said } from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { organisationWords } from '../../words/organisation.ts'
import { ChoosePlace } from './choose-place.tsx'
import { InviteForm, type InviteFormData } from './invite-form.tsx'

type Held = { id: string; name: string; role: Role; from: Day; until: Day | null; basis: string }

/** A mandate here, with the name of who holds it. */
export type HeldMandate = Held & { mayRevoke: boolean }
export type OpenInvitation = Held & { email: string; expiresAt: Date; mayWithdraw: boolean }

export type OrganisationPageData = {
  /** The city, organisation or body; null for the programme as a whole. */
  place: Text | null
  /** The same as an address names it, and the other places that the reader may choose. */
  placeValue: string
  places: PlaceChoices
  mandates: readonly HeldMandate[]
  invitations: readonly OpenInvitation[]
  /** The roles to which the reader may invite here; without any there is no form. */
  roles: readonly Role[]
  form: InviteFormData
  /** What has just been done. */
  said: string | undefined
}

/** The people who act in one place, and who is asked in. */
export function OrganisationPage(props: OrganisationPageData) {
  const { place, placeValue, places, mandates, invitations, roles, form, said } = props
  const { lang } = useFrame()
  const t = organisationWords[lang]
  const title = t.title(place ? show(place, lang) : t.programme)
  const failed = form.errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + title : title}
      description={t.description}
      breadcrumbs={[]}
      canonical="/organisation"
      unlisted
    >
      <ErrorSummary errors={form.errors} />
      <h1>{title}</h1>
      {said && <Said>{said}</Said>}
      {places.cities.length > 0 && <ChoosePlace places={places} value={placeValue} />}
      <section aria-labelledby="people" className="roomy">
        <h2 id="people">{t.people}</h2>
        {mandates.length === 0 ? <p>{t.noPeople}</p> : <Mandates {...props} />}
      </section>
      <section aria-labelledby="invitations" className="roomy">
        <h2 id="invitations">{t.invitations}</h2>
        {invitations.length === 0 ? <p>{t.noInvitations}</p> : <Invitations {...props} />}
      </section>
      {roles.length > 0 && <InviteForm place={placeValue} roles={roles} form={form} />}
    </Page>
  )
}

function Mandates({ mandates, placeValue }: OrganisationPageData) {
  const { lang } = useFrame()
  const t = organisationWords[lang]
  return (
    <DataTable
      caption={t.peopleCaption}
      stack
      rows={mandates}
      rowKey={({ id }) => id}
      columns={[
        { key: 'person', label: t.person, cell: ({ name }) => name },
        { key: 'role', label: t.role, cell: ({ role }) => showRole(role, lang) },
        { key: 'days', label: t.days, cell: (held) => showDays(held, lang) },
        { key: 'basis', label: t.basis, cell: ({ basis }) => basis },
        {
          key: 'revoke',
          label: t.action,
          cell: ({ id, name, mayRevoke }) =>
            mayRevoke && (
              <ActionButton
                to="/organisation/mandates/revoke"
                hidden={{ mandate: id, place: placeValue }}
                label={t.revoke}
                about={name}
              />
            ),
        },
      ]}
    />
  )
}

function Invitations({ invitations, placeValue }: OrganisationPageData) {
  const { lang } = useFrame()
  const t = organisationWords[lang]
  return (
    <DataTable
      caption={t.invitationsCaption}
      stack
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          label: t.person,
          cell: ({ name, email }) => (
            <>
              {name}
              <br />
              {email}
            </>
          ),
        },
        { key: 'role', label: t.role, cell: ({ role }) => showRole(role, lang) },
        { key: 'days', label: t.days, cell: (held) => showDays(held, lang) },
        { key: 'works', label: t.works, cell: ({ expiresAt }) => showInstant(expiresAt, lang) },
        {
          key: 'withdraw',
          label: t.action,
          cell: ({ id, name, mayWithdraw }) =>
            mayWithdraw && (
              <ActionButton
                to="/organisation/invitations/withdraw"
                hidden={{ invitation: id, place: placeValue }}
                label={t.withdraw}
                about={name}
              />
            ),
        },
      ]}
    />
  )
}
