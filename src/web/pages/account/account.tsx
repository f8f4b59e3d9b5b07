import type { Lang } from '../../../base/text.ts'
import { errorOf } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  Input,
  InsetText,
  Page,
  Radios,
  Said,
} from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { commonWords } from '../../words/common.ts'
import { Mandates, type MandatesData } from './mandates.tsx'
import { OwnData, type OwnDataLinks } from './own-data.tsx'
import { Sessions, type SessionsData } from './sessions.tsx'
import { WaysIn, type WaysInData } from './ways-in.tsx'

export type AccountPageData = {
  person: { name: string; email: string; lang: Lang; sample: boolean }
  mandates: MandatesData
  sessions: SessionsData
  waysIn: WaysInData
  links: OwnDataLinks
  /** What must change in the form that was sent. */
  errors: readonly FieldError[]
  /** The name as it was typed, where it must change. */
  typedName?: string | undefined
  saved: boolean
}

/** Everything that belongs to the person who is signed in. */
export function AccountPage(props: AccountPageData) {
  const { person, mandates, sessions, waysIn, links, errors, saved } = props
  const { lang } = useFrame()
  const t = accountWords[lang]
  const failed = errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.title : t.title}
      description={t.description}
      breadcrumbs={[]}
      canonical="/account"
      unlisted
      passkeys={waysIn.passkeysWork && !person.sample}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      {saved && <Said>{t.saved}</Said>}
      {person.sample && <InsetText>{t.sampleNote}</InsetText>}
      <Mandates {...mandates} />
      <PersonForm {...props} />
      <Sessions {...sessions} />
      {!person.sample && <WaysIn {...waysIn} errors={errors} />}
      {!person.sample && <OwnData {...links} />}
    </Page>
  )
}

function PersonForm({ person, errors, typedName }: AccountPageData) {
  const { lang } = useFrame()
  const t = accountWords[lang]
  return (
    <section aria-labelledby="person">
      <h2 id="person">{t.person}</h2>
      <p>
        {t.email}: {person.email}
      </p>
      {!person.sample && (
        <Form to="/account/person">
          <Input
            name="name"
            label={t.name}
            value={typedName ?? person.name}
            autoComplete="name"
            error={errorOf(errors, 'name')}
            required
          />
          <Radios
            name="lang"
            label={t.language}
            value={person.lang}
            choices={[
              { value: 'th', label: t.languages.th },
              { value: 'en', label: t.languages.en },
            ]}
          />
          <Button kind="secondary">{t.save}</Button>
        </Form>
      )}
    </section>
  )
}
