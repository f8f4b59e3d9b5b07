import type { Role } from '../../../identity/index.ts'
import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { showRole } from '../../held-role.ts'
import { Button, Form, Input, Radios, Select, TextArea } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { organisationWords } from '../../words/organisation.ts'

export const inviteFields = ['name', 'email', 'lang', 'role', 'from', 'until', 'basis'] as const
export type InviteFormData = Typed<(typeof inviteFields)[number]>

type InviteFormProps = { place: string; roles: readonly Role[]; form: InviteFormData }

/** Asks somebody in: who, as what, from when, by which document. */
export function InviteForm({ place, roles, form }: InviteFormProps) {
  const { lang } = useFrame()
  const t = organisationWords[lang]
  const { languages } = accountWords[lang]
  const { fields, errors } = form
  const of = (name: (typeof inviteFields)[number]) => ({
    name,
    value: fields[name],
    error: errorOf(errors, name),
  })
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t.invite}</h2>
      <p className="prose">{t.inviteLead}</p>
      <Form to="/organisation/invitations" hidden={{ place }}>
        <Input {...of('name')} label={t.name} autoComplete="off" required />
        <Input {...of('email')} label={t.email} type="email" autoComplete="off" required />
        <Select
          {...of('role')}
          label={t.role}
          empty={t.chooseRole}
          choices={roles.map((role) => ({ value: role, label: showRole(role, lang) }))}
        />
        <Input {...of('from')} label={t.from} hint={t.fromHint} width="short" required />
        <Input {...of('until')} label={t.until} hint={t.untilHint} width="short" optional />
        <TextArea {...of('basis')} label={t.basis} hint={t.basisHint} rows={2} required />
        <Radios
          {...of('lang')}
          value={fields.lang ?? 'th'}
          label={t.lang}
          choices={[
            { value: 'th', label: languages.th },
            { value: 'en', label: languages.en },
          ]}
        />
        <Button>{t.submit}</Button>
      </Form>
    </section>
  )
}
