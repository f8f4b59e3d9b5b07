import { purposes } from '../../../identity/index.ts'
import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { Button, Checkboxes, Form, Input, Link, Page } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { tokenWords } from '../../words/tokens.ts'

export type TokenForm = Typed<'label' | 'until'> & { purposes: readonly string[] }

/** The form that issues a token. */
export function IssueToken({ form: { fields, errors, purposes: chosen } }: { form: TokenForm }) {
  const t = tokenWords[useFrame().lang]
  return (
    <section aria-labelledby="issue">
      <h2 id="issue">{t.issueHeading}</h2>
      <Form to="/account/tokens">
        <Input
          name="label"
          label={t.label}
          hint={t.labelHint}
          value={fields.label}
          error={errorOf(errors, 'label')}
          maxLength={100}
          required
        />
        <Checkboxes
          name="purposes"
          label={t.purposes}
          values={chosen}
          error={errorOf(errors, 'purposes')}
          choices={purposes.map((purpose) => ({ value: purpose, label: t.purpose[purpose] }))}
        />
        <Input
          name="until"
          label={t.until}
          hint={t.untilHint}
          value={fields.until}
          error={errorOf(errors, 'until')}
          width="short"
          required
        />
        <Button>{t.issue}</Button>
      </Form>
    </section>
  )
}

/** The token, this once. It answers the form itself: at an address of its own it could be opened again. */
export function TokenIssuedPage({ secret, label }: { secret: string; label: string }) {
  const { lang } = useFrame()
  const t = tokenWords[lang]
  return (
    <Page
      title={t.issuedTitle}
      description={t.issuedLead}
      breadcrumbs={[
        { label: accountWords[lang].title, to: '/account' },
        { label: t.title, to: '/account/tokens' },
      ]}
      unlisted
    >
      <h1>{t.issuedTitle}</h1>
      <p className="lead">{t.issuedLead}</p>
      <h2>
        {t.secret}: {label}
      </h2>
      <p className="secret">
        <code>{secret}</code>
      </p>
      <p>
        {t.use}
        <br />
        <code>Authorization: Bearer {secret}</code>
      </p>
      <p>
        <Link to="/account/tokens">{t.back}</Link>
      </p>
    </Page>
  )
}
