import { bangkokDay, showDay } from '../../../base/day.ts'
import { errorOf } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { show } from '../../thai.ts'
import { ActionButton, Button, ButtonLink, type FieldError, Form, Input } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { NewPassword } from '../access/new-way.tsx'
import type { OfferedProvider } from '../access/sign-in.tsx'
import { type ListedPasskey, Passkeys } from './passkeys.tsx'
import { SignInAgain } from './sign-in-again.tsx'

/** A provider that vouches for the person. */
export type LinkedProvider = OfferedProvider & {
  issuer: string
  subject: string
  linkedAt: Date
}

export type WaysInData = {
  hasPassword: boolean
  passkeys: readonly ListedPasskey[]
  /** Whether browsers can use passkeys at this address. */
  passkeysWork: boolean
  linked: readonly LinkedProvider[]
  /** Providers that are not linked yet. */
  linkable: readonly OfferedProvider[]
  /** Whether they signed in so recently that ways in may be changed. */
  fresh: boolean
}

/** How the person signs in. What could give the account away asks for a recent sign-in. */
export function WaysIn(props: WaysInData & { errors: readonly FieldError[] }) {
  const { hasPassword, fresh, errors, linked, linkable } = props
  const { lang } = useFrame()
  const t = accountWords[lang]
  return (
    <>
      <Passkeys {...props} />
      <section aria-labelledby="ways-password">
        <h2 id="ways-password">{t.password}</h2>
        {!hasPassword && <p>{t.noPassword}</p>}
        {hasPassword || fresh ? (
          <>
            <p className="prose">{t.passwordLead}</p>
            <Form to="/account/password">
              {hasPassword && (
                <Input
                  name="present"
                  label={t.present}
                  type="password"
                  autoComplete="current-password"
                  error={errorOf(errors, 'present')}
                  required
                />
              )}
              <NewPassword errors={errors} />
              <Button kind="secondary">{t.changePassword}</Button>
            </Form>
          </>
        ) : (
          <SignInAgain />
        )}
      </section>
      {linked.length + linkable.length > 0 && <Providers {...props} />}
    </>
  )
}

function Providers({ linked, linkable, fresh }: WaysInData) {
  const { lang } = useFrame()
  const t = accountWords[lang]
  return (
    <section aria-labelledby="providers">
      <h2 id="providers">{t.providers}</h2>
      {!fresh && <SignInAgain />}
      <ul className="plain-list">
        {linked.map(({ id, name, issuer, subject, linkedAt }) => (
          <li key={`${id} ${subject}`}>
            <p>
              {show(name, lang)} ({t.linkedOn(showDay(bangkokDay(linkedAt), lang))}){' '}
              {fresh && (
                <ActionButton
                  to="/account/providers/unlink"
                  hidden={{ issuer, subject }}
                  label={t.unlink}
                  about={show(name, lang)}
                />
              )}
            </p>
          </li>
        ))}
        {fresh &&
          linkable.map(({ id, name }) => (
            <li key={id}>
              <ButtonLink to={`/account/providers/${id}`} kind="secondary">
                {t.linkTo(show(name, lang))}
              </ButtonLink>
            </li>
          ))}
      </ul>
    </section>
  )
}
