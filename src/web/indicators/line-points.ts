import { bangkokDay } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import { type Declaration, hasNumber, type Reading } from '../../indicators/index.ts'
import type { LinePoint } from '../charts/sparkline.tsx'
import { shortPeriod, showPeriod, showReading } from './say.ts'

/** The readings of an indicator as points of a line, the last so many of them. */
export function pointsOf(
  declaration: Declaration,
  readings: readonly Reading[],
  lang: Lang,
  at: Date,
  most = 12,
): LinePoint[] {
  return readings.slice(-most).map((reading) => ({
    key: bangkokDay(reading.from),
    label: shortPeriod(declaration.period, reading.from, lang),
    value: hasNumber(reading) ? Number(reading.value) : null,
    running: reading.until > at,
  }))
}

/** The same in words, for whoever does not see the line. */
export function sayLine(
  declaration: Declaration,
  readings: readonly Reading[],
  lang: Lang,
  most = 12,
): string {
  return readings
    .slice(-most)
    .map(
      (reading) =>
        `${showPeriod(declaration.period, reading.from, lang)} ${showReading(declaration, reading, lang)}`,
    )
    .join(lang === 'th' ? ' · ' : '; ')
}
