import { isPartialDay, showDay } from '../../../base/day.ts'
import type { Lang } from '../../../base/text.ts'
import type { Indicator } from '../../../nation/index.ts'
import { useLang } from '../../frame.ts'
import { show } from '../../thai.ts'
import { Link } from '../../ui/index.ts'
import { nationWords } from '../../words/nation.ts'

/** Where a figure's numbers come from and as of when, in one line. */
export function sourceLine({ source, version, synthetic }: Indicator, lang: Lang): string {
  const t = nationWords[lang]
  const day = isPartialDay(source.asOf) ? showDay(source.asOf, lang) : source.asOf
  const parts = [
    synthetic && t.synthetic,
    show(source.attribution, lang),
    version !== null && t.version(String(version)),
    t.asOf(day),
  ]
  return parts.filter((part) => part !== false).join(' · ')
}

/** The same under a figure, with a link to licence and changes. */
export function SourceNote({ indicator }: { indicator: Indicator }) {
  const lang = useLang()
  const { dataset } = indicator.source
  const line = sourceLine(indicator, lang)
  return <p>{dataset ? <Link to={`/sources#dataset-${dataset}`}>{line}</Link> : line}</p>
}
