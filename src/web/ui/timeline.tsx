import type { ReactNode } from 'react'
import { type PartialDay, showDay } from '../../base/day.ts'
import { useLang } from '../frame.ts'

export type TimelineItem = { key: string; on: PartialDay; title: ReactNode; children?: ReactNode }

/** What happened, oldest first, each with its day as far as it is known. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const lang = useLang()
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.key}>
          <time dateTime={item.on}>{showDay(item.on, lang)}</time>
          <div>
            <p className="timeline__title">{item.title}</p>
            {item.children}
          </div>
        </li>
      ))}
    </ol>
  )
}
