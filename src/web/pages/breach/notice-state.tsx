import { showInstant } from '../../../base/day.ts'
import type { Lang } from '../../../base/text.ts'
import type { NoticeState } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { showNumber } from '../../number.ts'
import { breachWords } from '../../words/breach.ts'

const tags: Record<NoticeState['state'], string> = {
  'not-needed': 'tag',
  running: 'tag tag--warn',
  overdue: 'tag tag--stop',
  owed: 'tag tag--stop',
  sent: 'tag tag--good',
  'sent-late': 'tag tag--warn',
}

/** How a notice stands, in words on the ground of its urgency. */
export function NoticeStateTag({ notice }: { notice: NoticeState }) {
  const { lang } = useFrame()
  return (
    <span className={tags[notice.state]}>
      <span>{showState(notice, lang)}</span>
    </span>
  )
}

function showState(notice: NoticeState, lang: Lang): string {
  const { states } = breachWords[lang]
  switch (notice.state) {
    case 'running':
      return states.running(showNumber(notice.hoursLeft, lang), showInstant(notice.dueAt, lang))
    case 'overdue':
      return states.overdue(showInstant(notice.dueAt, lang), showInstant(notice.latestAt, lang))
    case 'sent':
    case 'sent-late':
      return states[notice.state](showInstant(notice.sentAt, lang))
    default:
      return states[notice.state]
  }
}
