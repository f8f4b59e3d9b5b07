import type { Source } from '../../base/fact.ts'
import type { RecordEvent } from '../../programme/index.ts'
import type { BodyNames } from '../city-place.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { FootnoteRef, Link, Timeline } from '../ui/index.ts'
import { cityWords } from '../words/city.ts'
import { recordWords } from '../words/record.ts'

export type CityTimelineProps = {
  events: readonly RecordEvent[]
  bodies: BodyNames
  /** Days of the ceremonies that have a page of their own. */
  ceremonies: ReadonlySet<string>
  numberOf: (source: Source) => number
}

/** What happened to the city, oldest first: the body that acted, and a footnote for the source. */
export function CityTimeline({ events, bodies, ceremonies, numberOf }: CityTimelineProps) {
  const lang = useLang()
  const t = cityWords[lang]
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t.timeline}</h2>
      <p className="muted small">{t.timelineLead}</p>
      <Timeline
        items={events.map((event) => {
          const body = event.bodyId === null ? undefined : bodies.get(event.bodyId)
          return {
            key: `${event.kind} ${event.on} ${event.source.url}`,
            on: event.on,
            title: (
              <>
                {recordWords[lang].event[event.kind]}
                <FootnoteRef number={numberOf(event.source)} />
              </>
            ),
            children: (
              <p className="timeline__by">
                {body ? t.by(show(body, lang)) : t.bodyNotFound}
                {event.kind === 'ceremony' && ceremonies.has(event.on) && (
                  <>
                    {' '}
                    <Link to={`/ceremonies/${event.on}`}>{t.seeCeremony}</Link>
                  </>
                )}
              </p>
            ),
          }
        })}
      />
    </section>
  )
}
