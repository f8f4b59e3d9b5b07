import type { Text } from '../../base/text.ts'
import { useFrame } from '../frame.ts'
import { keepTogether } from '../thai.ts'
import { ButtonLink, Link, Page, SearchBox } from '../ui/index.ts'
import { accountMenuWords } from '../words/account-menu.ts'
import { errorWords } from '../words/errors.ts'

export type FailurePageData = {
  /** The kind of the problem; absent where only its status is known. */
  type?: string | undefined
  status: number
  title: Text
  detail?: Text | undefined
  /** Parameters or fields that were refused, by the names that the caller wrote. */
  fields?: readonly { name: string; detail: Text }[] | undefined
  /** Identifies the request in the log; shown where we are to blame. */
  requestId: string
}

/** What went wrong, in the reader's language, and what one can do next. It asks nothing of the database. */
export function FailurePage({ type, status, title, detail, fields, requestId }: FailurePageData) {
  const { lang, path } = useFrame()
  const t = errorWords[lang]
  const said = wordsFor(type, status, lang)
  const heading = said?.heading ?? inLang(title, lang)
  const withoutQuery = path.split('?')[0] as string
  return (
    <Page title={heading} description={heading} unlisted breadcrumbs={[]}>
      <h1>{heading}</h1>
      {said && <p className="lead">{said.lead}</p>}
      {fields && fields.length > 0 ? (
        <ul className="failure__fields">
          {fields.map((field) => (
            <li key={field.name}>
              <code>{field.name}</code>: {inLang(field.detail, lang)}
            </li>
          ))}
        </ul>
      ) : (
        detail && <p>{inLang(detail, lang)}</p>
      )}
      {status === 404 && said && <SearchBox />}
      {leadsToSignIn(type) && (
        <p>
          <ButtonLink to="/sign-in">{accountMenuWords[lang].signIn}</ButtonLink>
        </p>
      )}
      {status >= 500 && (
        <p>
          {t.requestId}: <code>{requestId}</code>
        </p>
      )}
      <ul className="plain-list">
        {status === 422 && withoutQuery !== path && (
          <li>
            <Link to={withoutQuery}>{t.tryWithout}</Link>
          </li>
        )}
        <li>
          <Link to="/cities">{t.cities}</Link>
        </li>
        <li>
          <Link to="/">{t.home}</Link>
        </li>
      </ul>
    </Page>
  )
}

/** Problems that say by themselves what happened and what to do; a general sentence of their status would mislead. */
const speaksForItself =
  /^(link-|sign-in-|not-permitted$|form-outdated$|provider-|identity-|invited-other$|too-many-attempts$|passkey-|last-|no-such-)/

function wordsFor(type: string | undefined, status: number, lang: 'th' | 'en') {
  if (type !== undefined && speaksForItself.test(type)) return undefined
  const t = errorWords[lang]
  const known: Record<number, { heading: string; lead: string }> = {
    403: { heading: t.refused, lead: t.refusedLead },
    404: { heading: t.notFound, lead: t.notFoundLead },
    413: { heading: t.tooLarge, lead: t.tooLargeLead },
    422: { heading: t.badInput, lead: t.badInputLead },
    429: { heading: t.tooMany, lead: t.tooManyLead },
    500: { heading: t.failed, lead: t.failedLead },
    503: { heading: t.unavailable, lead: t.unavailableLead },
  }
  return known[status]
}

/** Whether what went wrong is mended on the sign-in page. */
function leadsToSignIn(type: string | undefined): boolean {
  return type !== undefined && /^(link-|sign-in-|provider-|identity-not)/.test(type)
}

function inLang(text: Text, lang: 'th' | 'en'): string {
  return lang === 'th' ? keepTogether(text.th) : text.en
}
