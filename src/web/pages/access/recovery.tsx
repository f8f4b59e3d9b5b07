import { useFrame } from '../../frame.ts'
import { localPath } from '../../language.ts'
import { passkeyAddresses } from '../../passkey-addresses.ts'
import { Button, ErrorSummary, type FieldError, Form, Page } from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { recoveryWords } from '../../words/sign-in.ts'
import { NewPasskeyButton, NewPassword } from './new-way.tsx'

export type RecoveryPageData = {
  token: string
  /** Whether a passkey can be made at this address. */
  passkeysWork: boolean
  errors: readonly FieldError[]
}

/** What the link of a recovery opens: a new password. It does not say whose account it is. */
export function RecoveryPage({ token, passkeysWork, errors }: RecoveryPageData) {
  const { lang } = useFrame()
  const t = recoveryWords[lang]
  const failed = errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.newTitle : t.newTitle}
      description={t.newLead}
      breadcrumbs={[]}
      unlisted
      passkeys={passkeysWork}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.newTitle}</h1>
      <p className="lead">{t.newLead}</p>
      <Form to={`/sign-in/recovery/${token}`}>
        <NewPassword errors={errors} />
        <Button>{t.newSubmit}</Button>
      </Form>
      {passkeysWork && (
        <NewPasskeyButton
          {...passkeyAddresses.recovery}
          token={token}
          then={localPath('/account', lang)}
          label={t.newPasskey}
        />
      )}
    </Page>
  )
}
