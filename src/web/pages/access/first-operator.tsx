import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { localPath } from '../../language.ts'
import { passkeyAddresses } from '../../passkey-addresses.ts'
import { Button, ErrorSummary, Form, Input, Page } from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { firstOperatorWords } from '../../words/invitation.ts'
import { NewPasskeyButton, NewPassword } from './new-way.tsx'

export type FirstOperatorPageData = {
  token: string
  form: Typed<'name' | 'email'>
  /** Whether a passkey can be made at this address. */
  passkeysWork: boolean
}

/** What the link of the first start opens. */
export function FirstOperatorPage({ token, form, passkeysWork }: FirstOperatorPageData) {
  const { lang } = useFrame()
  const t = firstOperatorWords[lang]
  const { fields, errors } = form
  const failed = errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.title : t.title}
      description={t.description}
      breadcrumbs={[]}
      unlisted
      passkeys={passkeysWork}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <Form to={`/first-operator/${token}`}>
        <Input
          name="name"
          label={t.name}
          value={fields.name}
          autoComplete="name"
          error={errorOf(errors, 'name')}
          required
        />
        <Input
          name="email"
          label={t.email}
          hint={t.emailHint}
          type="email"
          value={fields.email}
          autoComplete="username"
          error={errorOf(errors, 'email')}
          required
        />
        <NewPassword errors={errors} />
        <Button>{t.submit}</Button>
      </Form>
      {passkeysWork && (
        <NewPasskeyButton
          {...passkeyAddresses.firstOperator}
          token={token}
          fields={['name', 'email']}
          then={localPath('/account', lang)}
          label={t.submitWithPasskey}
        />
      )}
    </Page>
  )
}
