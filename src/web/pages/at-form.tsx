import { type Day, showDay } from '../../base/day.ts'
import type { Ceremony } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { localPath, withQuery } from '../language.ts'
import { showNumber } from '../number.ts'
import { Button, Input, Link } from '../ui/index.ts'
import { homeWords } from '../words/home.ts'

export type KeyDay = Pick<Ceremony, 'kind' | 'on' | 'given'>

/** Picks the day that the country is shown on: typed, or one of the days on record, the founding one first. */
export function AtForm({ at, keyDays }: { at: Day | undefined; keyDays: readonly KeyDay[] }) {
  const lang = useLang()
  const t = homeWords[lang].at
  return (
    <section className="at-form" aria-labelledby="at-title">
      <div>
        <h3 id="at-title">{t.title}</h3>
        <form action={localPath('/', lang)} className="at-form__day">
          <Input name="at" label={t.label} hint={t.hint} value={at} width="short" maxLength={20} />
          <Button kind="secondary">{t.button}</Button>
        </form>
      </div>
      <div>
        <p className="at-form__label" id="key-days">
          {t.keyDays}
        </p>
        <ul className="at-form__days" aria-labelledby="key-days">
          {foundingFirst(keyDays).map((day) => (
            <li key={day.on}>
              <Link to={withQuery('/', { at: day.on })} current={day.on === at}>
                {labelOf(day, lang)}
              </Link>
            </li>
          ))}
          {at && (
            <li>
              <Link to="/">{t.today}</Link>
            </li>
          )}
        </ul>
      </div>
    </section>
  )
}

function labelOf({ kind, on, given }: KeyDay, lang: 'th' | 'en'): string {
  const t = homeWords[lang].at
  return kind === 'emblems'
    ? t.emblems(showDay(on, lang), showNumber(given.emblems, lang))
    : t.zones(showDay(on, lang), showNumber(given.zoneCertificates, lang))
}

/** The first presentation of emblems, then the other days in time order. */
export function foundingFirst(days: readonly KeyDay[]): KeyDay[] {
  const inOrder = days.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const founding = inOrder.find((day) => day.kind === 'emblems')
  return founding ? [founding, ...inOrder.filter((day) => day !== founding)] : inOrder
}
