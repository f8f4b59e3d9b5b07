import type { Text } from '../../base/text.ts'
import { correctionLimits } from '../../programme/index.ts'
import type { CorrectionFields, CorrectionForm } from '../correction-form.ts'
import { honeypot } from '../correction-form.ts'
import { useFrame } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { Button, ErrorSummary, Form, Input, Link, Page, TextArea } from '../ui/index.ts'
import { commonWords } from '../words/common.ts'
import { correctionWords } from '../words/corrections.ts'

export type CorrectionFormPageData = {
  slug: string
  name: Text
  /** What was typed and what of it must change; both empty at the first visit. */
  form: CorrectionForm
}

/** The form that asks for a correction. It keeps what was typed, and says above and beside the fields what to change. */
export function CorrectionFormPage({ slug, name, form }: CorrectionFormPageData) {
  const { lang } = useFrame()
  const t = correctionWords[lang]
  const shown = show(name, lang)
  const address = `/cities/${slug}/correction`
  const failed = form.errors.length > 0
  const title = t.titleFor(shown)
  const errorOf = (field: keyof CorrectionFields) =>
    form.errors.find((error) => error.name === field)?.message
  const longest = t.longest(showNumber(correctionLimits.right, lang))
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + title : title}
      description={t.description(shown)}
      canonical={address}
      unlisted={failed}
      breadcrumbs={[
        { label: commonWords[lang].menu.cities, to: '/cities' },
        { label: shown, to: `/cities/${slug}` },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <h1>{title}</h1>
      <p className="lead">{t.lead}</p>
      <Form to={address}>
        <TextArea
          name="wrong"
          label={t.wrong}
          hint={`${t.wrongHint} ${longest}`}
          value={form.fields.wrong}
          error={errorOf('wrong')}
          rows={4}
          required
        />
        <TextArea
          name="right"
          label={t.right}
          hint={`${t.rightHint} ${longest}`}
          value={form.fields.right}
          error={errorOf('right')}
          rows={4}
          required
        />
        <Input
          name="sourceUrl"
          label={t.sourceUrl}
          hint={t.sourceUrlHint}
          value={form.fields.sourceUrl}
          error={errorOf('sourceUrl')}
          type="url"
          optional
        />
        <Input
          name="contact"
          label={t.contact}
          hint={t.contactHint}
          value={form.fields.contact}
          error={errorOf('contact')}
          type="email"
          autoComplete="email"
          optional
        />
        <div className="honeypot" aria-hidden="true">
          <label htmlFor={honeypot}>{t.leaveEmpty}</label>
          <input id={honeypot} name={honeypot} tabIndex={-1} autoComplete="off" />
        </div>
        <Button>{t.send}</Button>
      </Form>
      <p>
        <Link to="/privacy">{t.privacy}</Link>
      </p>
      <p>
        <Link to={`/cities/${slug}`}>{t.backToCity(shown)}</Link>
      </p>
    </Page>
  )
}
