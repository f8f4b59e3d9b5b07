import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { Button, ConfirmationPanel, ErrorSummary, Form, Input, Link, Page } from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { recoveryWords, signInWords } from '../../words/sign-in.ts'

/** Asks for a link to get back in. */
export function RecoverPage({ form }: { form: Typed<'email'> }) {
  const { lang } = useFrame()
  const t = recoveryWords[lang]
  const failed = form.errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.title : t.title}
      description={t.description}
      breadcrumbs={[{ label: signInWords[lang].title, to: '/sign-in' }]}
      unlisted
    >
      <ErrorSummary errors={form.errors} />
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <Form to="/sign-in/recover">
        <Input
          name="email"
          label={t.email}
          type="email"
          autoComplete="username"
          value={form.fields.email}
          error={errorOf(form.errors, 'email')}
          required
        />
        <Button>{t.submit}</Button>
      </Form>
      <p>
        <Link to="/sign-in">{t.back}</Link>
      </p>
    </Page>
  )
}

/** The same answer whether or not there is such an account. */
export function RecoverySentPage() {
  const t = recoveryWords[useFrame().lang]
  return (
    <Page title={t.sentTitle} description={t.sentLead} breadcrumbs={[]} unlisted>
      <ConfirmationPanel title={t.sentTitle}>
        <p>{t.sentLead}</p>
      </ConfirmationPanel>
      <p>{t.sentSpam}</p>
      <ul className="plain-list">
        <li>
          <Link to="/sign-in/recover">{t.again}</Link>
        </li>
        <li>
          <Link to="/sign-in">{t.back}</Link>
        </li>
      </ul>
    </Page>
  )
}
