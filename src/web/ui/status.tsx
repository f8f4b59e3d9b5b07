import { showDay } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import type { LegalStatus, ProofStatus, PublicStatus } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { recordWords } from '../words/record.ts'
import { Icon, type IconName } from './icon.tsx'

/** Colour of a status; it never stands alone, always with an icon and the word. */
export type Tone = 'neutral' | 'zone' | 'good' | 'warn' | 'stop'

const legalLooks: Record<LegalStatus, { tone: Tone; icon: IconName }> = {
  zone: { tone: 'zone', icon: 'zone' },
  'on-record': { tone: 'neutral', icon: 'record' },
  certified: { tone: 'good', icon: 'certified' },
  'under-notice': { tone: 'warn', icon: 'alert' },
  suspended: { tone: 'stop', icon: 'pause' },
  revoked: { tone: 'stop', icon: 'stop' },
  expired: { tone: 'neutral', icon: 'clock' },
  surrendered: { tone: 'neutral', icon: 'previous' },
}

const proofLooks: Record<ProofStatus, { tone: Tone; icon: IconName }> = {
  proven: { tone: 'good', icon: 'check' },
  'at-risk': { tone: 'warn', icon: 'clock' },
  unproven: { tone: 'warn', icon: 'question' },
  'no-data': { tone: 'neutral', icon: 'unplugged' },
}

/** A word with an icon on a ground of its tone. */
export function Tag({ tone, icon, children }: { tone: Tone; icon: IconName; children: string }) {
  return (
    <span className={`tag tag--${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}

/** The legal status in its settled words: a city on record says as of when. */
export function legalWords(status: Pick<PublicStatus, 'legal' | 'asOf'>, lang: Lang): string {
  const t = recordWords[lang]
  if (status.legal !== 'on-record') return t.legal[status.legal]
  return status.asOf ? t.onRecord(showDay(status.asOf, lang)) : t.onRecordShort
}

/** The legal status as a tag. */
export function StatusTag({ status }: { status: Pick<PublicStatus, 'legal' | 'asOf'> }) {
  return <Tag {...legalLooks[status.legal]}>{legalWords(status, useLang())}</Tag>
}

/** The proof status as a tag. `daysLeft` is given with `at-risk`: days of the period for correction. */
export function ProofTag({
  proof,
  daysLeft = 0,
}: {
  proof: ProofStatus
  daysLeft?: number | undefined
}) {
  const t = recordWords[useLang()]
  return (
    <Tag {...proofLooks[proof]}>{proof === 'at-risk' ? t.atRisk(daysLeft) : t.proof[proof]}</Tag>
  )
}

/** Both statuses side by side, never mixed. */
export function StatusStrip({ status }: { status: PublicStatus }) {
  return (
    <p className="status-strip">
      <StatusTag status={status} /> <ProofTag proof={status.proof} />
    </p>
  )
}
