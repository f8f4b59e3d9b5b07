import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { Button, ConfirmationPanel, ErrorSummary, Form, Input, Link, Page } from '../../ui/index.ts'
import { accountWords, eraseWords } from '../../words/account.ts'
import { commonWords } from '../../words/common.ts'

/** Asks once more, with the address typed, before personal data are erased. */
export function ErasePage({ form }: { form: Typed<'confirm'> }) {
  const { lang } = useFrame()
  const t = eraseWords[lang]
  const failed = form.errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.title : t.title}
      description={t.description}
      breadcrumbs={[{ label: accountWords[lang].title, to: '/account' }]}
      unlisted
    >
      <ErrorSummary errors={form.errors} />
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <h2>{t.what}</h2>
      <ul className="prose">
        {t.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <Form to="/account/erase">
        <Input
          name="confirm"
          label={t.confirm}
          value={form.fields.confirm}
          error={errorOf(form.errors, 'confirm')}
          autoComplete="off"
          required
        />
        <Button>{t.submit}</Button>
      </Form>
      <p>
        <Link to="/account">{t.cancel}</Link>
      </p>
    </Page>
  )
}

/** The end of it. Nobody is signed in any more. */
export function ErasedPage() {
  const t = eraseWords[useFrame().lang]
  return (
    <Page title={t.doneTitle} description={t.doneLead} breadcrumbs={[]} unlisted>
      <ConfirmationPanel title={t.doneTitle}>
        <p>{t.doneLead}</p>
      </ConfirmationPanel>
    </Page>
  )
}
