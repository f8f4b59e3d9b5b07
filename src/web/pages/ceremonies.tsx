import { showClock, showDay } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import type { Ceremony } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { DataTable, Link, Page } from '../ui/index.ts'
import { ceremonyWords } from '../words/ceremonies.ts'

/** Every ceremony on record, in order of time. */
export function CeremoniesPage({ ceremonies }: { ceremonies: readonly Ceremony[] }) {
  const lang = useLang()
  const t = ceremonyWords[lang]
  const founding = foundingDay(ceremonies)
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/ceremonies">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <div className="roomy">
        <DataTable
          stack
          caption={t.title}
          captionHidden
          rows={ceremonies}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'day',
              label: t.day,
              cell: ({ on }) => (
                <>
                  <Link to={`/ceremonies/${on}`}>{showDay(on, lang)}</Link>
                  {on === founding && <span className="founding-tag">{t.foundingTag}</span>}
                </>
              ),
            },
            { key: 'what', label: t.what, cell: ({ title }) => show(title, lang) },
            {
              key: 'where',
              label: t.where,
              cell: ({ place }) => (place ? show(place, lang) : t.placeNotFound),
            },
            { key: 'given', label: t.given, cell: (ceremony) => givenWords(ceremony, lang) },
            {
              key: 'named',
              label: t.named,
              cell: ({ recipients, recipientsTotal }) =>
                t.namedOf(showNumber(recipients.length, lang), showNumber(recipientsTotal, lang)),
            },
          ]}
        />
      </div>
    </Page>
  )
}

/** The day of the first presentation of emblems on record: the event that the record starts from. */
export function foundingDay(ceremonies: readonly Ceremony[]): string | undefined {
  return ceremonies
    .filter(({ kind }) => kind === 'emblems')
    .map(({ on }) => on)
    .sort()[0]
}

/** What was given, counted by the source: emblems, zone certificates, or both. */
export function givenWords({ given }: Ceremony, lang: Lang): string {
  const t = ceremonyWords[lang]
  const parts: string[] = []
  if (given.emblems > 0) parts.push(t.emblems(showNumber(given.emblems, lang)))
  if (given.zoneCertificates > 0)
    parts.push(t.zoneCertificates(showNumber(given.zoneCertificates, lang)))
  return parts.join(', ')
}

/** Day and, where it is known, time of a ceremony. */
export function whenWords({ on, at }: Ceremony, lang: Lang): string {
  return showDay(on, lang) + (at ? showClock(at, lang) : '')
}
