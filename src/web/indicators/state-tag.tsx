import type { CityCommitment, Status, Verdict } from '../../indicators/index.ts'
import { useLang } from '../frame.ts'
import { type IconName, Tag, type Tone } from '../ui/index.ts'
import { indicatorWords } from '../words/indicators.ts'

const looks: Record<Verdict, { tone: Tone; icon: IconName }> = {
  met: { tone: 'good', icon: 'check' },
  'not-met': { tone: 'warn', icon: 'alert' },
  unproven: { tone: 'warn', icon: 'question' },
  waiting: { tone: 'neutral', icon: 'clock' },
}

/** How a commitment stands, in a word with an icon. */
export function VerdictTag({ verdict }: Pick<CityCommitment['judged'], 'verdict'>) {
  return <Tag {...looks[verdict]}>{indicatorWords[useLang()].verdict[verdict]}</Tag>
}

const statusLooks: Record<Status, { tone: Tone; icon: IconName }> = {
  final: { tone: 'neutral', icon: 'check' },
  provisional: { tone: 'neutral', icon: 'clock' },
  insufficient: { tone: 'warn', icon: 'question' },
  stale: { tone: 'warn', icon: 'clock' },
  error: { tone: 'warn', icon: 'alert' },
}

/** The status of a reading, in a word with an icon. */
export function ReadingTag({ status }: { status: Status }) {
  return <Tag {...statusLooks[status]}>{indicatorWords[useLang()].status[status]}</Tag>
}
