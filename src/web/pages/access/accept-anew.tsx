import { useFrame } from '../../frame.ts'
import { localPath, withQuery } from '../../language.ts'
import { passkeyAddresses } from '../../passkey-addresses.ts'
import { show } from '../../thai.ts'
import { Button, ButtonLink, type FieldError, Form } from '../../ui/index.ts'
import { invitationWords } from '../../words/invitation.ts'
import { newWayWords } from '../../words/sign-in.ts'
import { NewPasskeyButton, NewPassword } from './new-way.tsx'
import type { OfferedProvider } from './sign-in.tsx'

export type AcceptAnewData = {
  token: string
  providers: readonly OfferedProvider[]
  /** Whether a passkey can be made at this address. */
  passkeysWork: boolean
  errors: readonly FieldError[]
}

/** Accepting without being signed in: with a new password or a provider, or after signing in. */
export function AcceptAnew({ token, providers, passkeysWork, errors }: AcceptAnewData) {
  const { lang } = useFrame()
  const t = invitationWords[lang]
  const address = `/invitations/${token}`
  return (
    <>
      <section aria-labelledby="accept">
        <h2 id="accept">{t.firstHeading}</h2>
        <Form to={address}>
          <NewPassword errors={errors} />
          <Button>{t.acceptWithPassword}</Button>
        </Form>
        {passkeysWork && (
          <NewPasskeyButton
            {...passkeyAddresses.invitation}
            token={token}
            then={localPath('/account', lang)}
            label={t.acceptWithPasskey}
          />
        )}
      </section>
      {providers.map(({ id, name }) => (
        <p key={id}>
          <ButtonLink to={`${address}/providers/${id}`} kind="secondary">
            {newWayWords[lang].provider(show(name, lang))}
          </ButtonLink>
        </p>
      ))}
      <p className="otherwise">
        {t.hasAccount}
        <br />
        <a href={localPath(withQuery('/sign-in', { to: address }), lang)}>{t.signIn}</a>
      </p>
    </>
  )
}
