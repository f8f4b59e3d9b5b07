import type { Checked } from '../../../emblem/index.ts'
import { useFrame } from '../../frame.ts'
import { localPath } from '../../language.ts'
import { Button, ErrorSummary, Page } from '../../ui/index.ts'
import { emblemWords } from '../../words/emblem.ts'
import { Checks } from './checks.tsx'
import { Without } from './credential-page.tsx'
import { DocumentFacts } from './document-facts.tsx'
import { Verdict } from './verdict.tsx'

export type VerifyPageData = {
  /** What came of the check; null at the first visit. */
  checked: Checked | null
  asOf: string | null
  /** Whether what was sent held no document. */
  empty: boolean
  resolvable: boolean
}

/** Where anybody checks a document they were given: by text or file; the result stands above the form. */
export function VerifyPage({ checked, asOf, empty, resolvable }: VerifyPageData) {
  const { lang } = useFrame()
  const t = emblemWords[lang]
  return (
    <Page
      title={t.title}
      description={t.description}
      canonical="/verify"
      breadcrumbs={[]}
      unlisted={checked !== null || empty}
    >
      {empty && <ErrorSummary errors={[{ name: 'text', message: t.nothing }]} />}
      <h1>{t.title}</h1>
      {checked ? (
        <>
          <Verdict report={checked.report} asOf={asOf} />
          <DocumentFacts checked={checked} />
          <Checks report={checked.report} />
          <h2>{t.again}</h2>
        </>
      ) : (
        <p className="lead">{t.lead}</p>
      )}
      <form
        method="post"
        action={localPath('/verify', lang)}
        className="form"
        encType="multipart/form-data"
        noValidate
      >
        <div className="field">
          <label htmlFor="text">{t.paste}</label>
          <textarea id="text" name="text" className="input" rows={6} spellCheck={false} />
        </div>
        <div className="field">
          <label htmlFor="file">{t.file}</label>
          <p className="field__hint" id="file-hint">
            {t.fileHint}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            className="input"
            aria-describedby="file-hint"
            accept=".json,.png,.svg,.pdf,application/json,application/vc,image/png,image/svg+xml,application/pdf"
          />
        </div>
        <Button>{t.check}</Button>
      </form>
      <p>{t.scan}</p>
      <Without resolvable={resolvable} />
    </Page>
  )
}
