import type { Text } from '../../base/text.ts'
import type { PublishedCorrection } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { Link, Page } from '../ui/index.ts'
import { correctionWords } from '../words/corrections.ts'
import { CorrectionList } from './correction-list.tsx'

export type CorrectionsPageData = {
  corrections: readonly (PublishedCorrection & { name?: Text | undefined })[]
}

/** Every published correction, newest first. */
export function CorrectionsPage({ corrections }: CorrectionsPageData) {
  const t = correctionWords[useLang()]
  return (
    <Page
      title={t.listTitle}
      description={t.listDescription}
      breadcrumbs={[]}
      canonical="/corrections"
    >
      <h1>{t.listTitle}</h1>
      <p className="lead">{t.listLead}</p>
      {corrections.length === 0 ? (
        <p>{t.listEmpty}</p>
      ) : (
        <CorrectionList corrections={corrections} />
      )}
      <p>
        <Link to="/cities">{t.listFindCity}</Link>
      </p>
    </Page>
  )
}
