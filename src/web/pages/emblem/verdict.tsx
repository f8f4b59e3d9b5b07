import type { Report, Tone } from '../../../emblem/index.ts'
import { useLang } from '../../frame.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { commonWords } from '../../words/common.ts'
import { emblemWords } from '../../words/emblem.ts'
import { recordWords } from '../../words/record.ts'

const icons: Record<Tone, IconName> = {
  green: 'certified',
  amber: 'alert',
  red: 'stop',
  grey: 'question',
  neutral: 'record',
}

/** The one plain verdict, what the data say below it; a sample says first that it is one. `asOf` is set for extracts. */
export function Verdict({ report, asOf }: { report: Report; asOf: string | null }) {
  const lang = useLang()
  const t = emblemWords[lang]
  return (
    <section
      className={`verdict verdict--${report.tone}`}
      aria-label={t.result}
      data-verdict={report.verdict}
    >
      {report.sample && <p className="sample-tag">{commonWords[lang].sampleTag}</p>}
      <p className="verdict__word">
        <Icon name={icons[report.tone]} />
        {t.verdict[report.verdict]}
        {asOf && ` · ${t.asOf(asOf)}`}
      </p>
      {report.verdict === 'could-not-check' && <p className="verdict__data">{t.tryAgain}</p>}
      <DataLine report={report} />
    </section>
  )
}

function DataLine({ report: { data, verdict, kind } }: { report: Report }) {
  const lang = useLang()
  const t = emblemWords[lang]
  const hasLine = verdict === 'genuine-in-force' || verdict === 'genuine-under-notice'
  if (!data || !hasLine || kind !== 'emblem') return null
  const { proof, daysLeft } = data
  const words = recordWords[lang]
  const line =
    proof === 'unknown'
      ? t.proofUnknown
      : proof === 'at-risk'
        ? words.atRisk(daysLeft ?? 0)
        : words.proof[proof]
  return (
    <p className="verdict__data">
      {t.data}: <strong data-proof={proof}>{line}</strong>
    </p>
  )
}
