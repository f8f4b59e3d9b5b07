import { showDay } from '../../base/day.ts'
import type { Text } from '../../base/text.ts'
import type { CorrectionOutcome, PublishedCorrection } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { Link, SummaryList } from '../ui/index.ts'
import { correctionWords } from '../words/corrections.ts'

type Named = PublishedCorrection & { name?: Text | undefined }

/** Answered corrections: what was asked, in the office's words, and what was answered. `name` leads to the city. */
export function CorrectionList({ corrections }: { corrections: readonly Named[] }) {
  const lang = useLang()
  const t = correctionWords[lang]
  const outcomes: Record<CorrectionOutcome, string> = {
    changed: t.changed,
    kept: t.kept,
    'more-information-needed': t.needsMore,
  }
  return (
    <ol className="corrections">
      {corrections.map(({ reference, slug, name, outcome, ...rest }) => (
        <li key={reference} id={reference}>
          {name && (
            <h2>
              <Link to={`/cities/${slug}`}>{show(name, lang)}</Link>
            </h2>
          )}
          <SummaryList
            rows={[
              { term: t.reference, value: reference },
              { term: t.asked, value: show(rest.summary, lang) },
              { term: t.outcome, value: outcomes[outcome] },
              { term: t.answer, value: show(rest.answer, lang) },
              { term: t.receivedOn, value: showDay(rest.receivedOn, lang) },
              { term: t.answeredOn, value: showDay(rest.answeredOn, lang) },
            ]}
          />
        </li>
      ))}
    </ol>
  )
}
