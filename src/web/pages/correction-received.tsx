import type { PublishedCorrection } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { ConfirmationPanel, Link, Page } from '../ui/index.ts'
import { correctionWords } from '../words/corrections.ts'
import { CorrectionList } from './correction-list.tsx'

export type CorrectionReceivedPageData = {
  reference: string
  /** The answer, once it is published. */
  published: PublishedCorrection | undefined
}

/** The receipt of a request: its reference, what happens next, and the answer once there is one. */
export function CorrectionReceivedPage({ reference, published }: CorrectionReceivedPageData) {
  const t = correctionWords[useLang()]
  return (
    <Page title={t.receivedTitle} description={t.receivedKeep} unlisted breadcrumbs={[]}>
      <ConfirmationPanel title={t.receivedTitle}>
        <p>
          {t.receivedReference}
          <br />
          <strong>{reference}</strong>
        </p>
      </ConfirmationPanel>
      <p>{t.receivedKeep}</p>
      {published ? (
        <section aria-labelledby="answer">
          <h2 id="answer">{t.receivedPublished}</h2>
          <CorrectionList corrections={[published]} />
        </section>
      ) : (
        <section aria-labelledby="next">
          <h2 id="next">{t.receivedNext}</h2>
          <ol>
            <li>{t.receivedStep1}</li>
            <li>{t.receivedStep2}</li>
            <li>{t.receivedStep3}</li>
          </ol>
        </section>
      )}
      <p>
        <Link to="/corrections">{t.receivedSee}</Link>
      </p>
    </Page>
  )
}
