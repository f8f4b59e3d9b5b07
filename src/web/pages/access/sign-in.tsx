import type { Text } from '../../../base/text.ts'
import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { type HeldRole, showHeldRole } from '../../held-role.ts'
import { localPath, withQuery } from '../../language.ts'
import { passkeyAddresses } from '../../passkey-addresses.ts'
import { show } from '../../thai.ts'
import {
  ActionButton,
  Button,
  ErrorSummary,
  Form,
  Input,
  InsetText,
  Link,
  Page,
  PasskeyButton,
  Said,
} from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { signInWords } from '../../words/sign-in.ts'

/** Somebody who does not exist and whom anybody may be. */
export type SamplePerson = { id: string; name: string; holds: HeldRole }

/** A provider of sign-in by the id in its address. */
export type OfferedProvider = { id: string; name: Text }

export type SignInPageData = {
  form: Typed<'email'>
  /** Thai address to go to afterwards; undefined for one's account. */
  to: string | undefined
  /** Why the page is here, where the reader did not ask for it. */
  because: 'needed' | 'ended' | undefined
  providers: readonly OfferedProvider[]
  /** Whether browsers can use passkeys at this address. */
  passkeys: boolean
  samples: readonly SamplePerson[]
}

/** Every way to sign in. What was typed is kept, but for the password; no answer tells whether an account exists. */
export function SignInPage(props: SignInPageData) {
  const { form, to, because, passkeys, samples } = props
  const { lang } = useFrame()
  const t = signInWords[lang]
  const failed = form.errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.title : t.title}
      description={t.description}
      breadcrumbs={[]}
      canonical="/sign-in"
      unlisted={failed || to !== undefined}
      passkeys={passkeys}
    >
      <ErrorSummary errors={form.errors} />
      <h1>{t.title}</h1>
      {because === 'ended' && <Said>{t.ended}</Said>}
      {because === 'needed' && <InsetText>{t.needed}</InsetText>}
      <p className="lead">{t.lead}</p>
      <div className="two-thirds">
        <PasswordForm {...props} />
        <OtherWays {...props} />
      </div>
      {samples.length > 0 && <Samples samples={samples} to={to} />}
    </Page>
  )
}

function PasswordForm({ form, to }: SignInPageData) {
  const t = signInWords[useFrame().lang]
  return (
    <section aria-labelledby="by-password">
      <h2 id="by-password">{t.passwordHeading}</h2>
      <Form to="/sign-in" hidden={{ to }}>
        <Input
          name="email"
          label={t.email}
          type="email"
          autoComplete="username"
          value={form.fields.email}
          error={errorOf(form.errors, 'email')}
          required
        />
        <Input
          name="password"
          label={t.password}
          type="password"
          autoComplete="current-password"
          error={errorOf(form.errors, 'password')}
          required
        />
        <Button>{t.submit}</Button>
      </Form>
      <p>
        <Link to="/sign-in/recover">{t.forgotten}</Link>
      </p>
    </section>
  )
}

function OtherWays({ to, providers, passkeys }: SignInPageData) {
  const { lang } = useFrame()
  const t = signInWords[lang]
  return (
    <section aria-labelledby="other-ways" className="ways">
      {(passkeys || providers.length > 0) && <h2 id="other-ways">{t.otherHeading}</h2>}
      {passkeys && (
        <PasskeyButton
          kind="use"
          {...passkeyAddresses.signIn}
          then={localPath(to ?? '/account', lang)}
          label={t.passkey}
          stopped={t.passkeyStopped}
        >
          <p className="field__hint">{t.passkeyHint}</p>
        </PasskeyButton>
      )}
      {providers.map(({ id, name }) => (
        <p key={id}>
          <Link
            to={withQuery(`/sign-in/providers/${id}`, { to })}
            className="button button--secondary"
          >
            {t.provider(show(name, lang))}
          </Link>
        </p>
      ))}
      <h2 id={passkeys || providers.length > 0 ? undefined : 'other-ways'}>{t.noAccount}</h2>
      <p>{t.noAccountText}</p>
    </section>
  )
}

function Samples({ samples, to }: Pick<SignInPageData, 'samples' | 'to'>) {
  const { lang } = useFrame()
  const t = signInWords[lang]
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">{t.samplesHeading}</h2>
      <p className="prose">{t.samplesText}</p>
      <ul className="samples">
        {samples.map(({ id, name, holds }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong>
              <br />
              {showHeldRole(holds, lang)}
            </p>
            <ActionButton
              to="/sign-in/samples"
              hidden={{ person: id, to }}
              label={t.submit}
              about={t.sampleAs(name)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
