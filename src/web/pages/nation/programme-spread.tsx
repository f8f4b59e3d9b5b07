import { showDay } from '../../../base/day.ts'
import type { Nation, RegionSpread } from '../../../nation/index.ts'
import type { OfficialCount } from '../../../programme/index.ts'
import { showFixed, showPercent, showYear } from '../../charts/show-value.ts'
import { SpreadBars } from '../../charts/spread-bars.tsx'
import { useFrame, useLang } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import { showNumber, showShare } from '../../number.ts'
import { show } from '../../thai.ts'
import { type Column, DataTable, Figure, Link, SourceLink } from '../../ui/index.ts'
import { homeWords } from '../../words/home.ts'
import { nationWords } from '../../words/nation.ts'
import { filesOf, viewQuery } from './take-along.ts'

type Props = { nation: Nation; counts: readonly OfficialCount[] }

/** How many emblems are outside Bangkok and vicinity beside how many people, in one sentence. */
export function spreadFinding(
  { decentralisation }: Pick<Nation, 'decentralisation'>,
  lang: 'th' | 'en',
) {
  const t = nationWords[lang].programme
  const emblems = decentralisation.spreads.find(({ thing }) => thing === 'emblems')
  if (emblems?.state !== 'counted' || emblems.total === 0) return t.findingNone
  const { people } = decentralisation
  return t.finding(
    showShare(emblems.outside, emblems.total, lang),
    showNumber(emblems.outside, lang),
    showNumber(emblems.total, lang),
    showShare(people.outside, people.total, lang),
  )
}

/** Where the programme is, beside where people live. What is not connected says so and is no zero. */
export function ProgrammeSpread({ nation, counts }: Props) {
  const lang = useLang()
  const t = nationWords[lang].programme
  const { decentralisation: seen, view } = nation
  const title = spreadFinding(nation, lang)
  const zones = seen.spreads.find(({ thing }) => thing === 'zones')
  const counted = counts.findLast((count) => count.zones !== null)
  return (
    <section aria-labelledby="programme">
      <h2 id="programme">{t.title}</h2>
      <div className="side-by-side">
        <Figure
          id="spread"
          title={title}
          image={<SpreadBars seen={seen} title={title} />}
          note={
            <>
              <p>{t.note}</p>
              <p>{t.noDataNote}</p>
              {zones?.state === 'counted' && counted && (
                <p>
                  {t.zonesNote(
                    showNumber(zones.total, lang),
                    showNumber(counted.zones ?? 0, lang),
                    showDay(counted.on, lang),
                  )}{' '}
                  <SourceLink source={counted.source} />
                </p>
              )}
              <p>
                <Link to="/sources#dataset-smart-cities">
                  <BasisLine nation={nation} />
                </Link>
              </p>
            </>
          }
          downloads={filesOf('decentralisation', view, lang)}
        />
        <div>
          <SpreadTable nation={nation} />
          <p className="muted small">{t.quotientNote}</p>
        </div>
      </div>
    </section>
  )
}

/** As of when emblems and people are counted. */
function BasisLine({ nation: { decentralisation } }: Pick<Props, 'nation'>) {
  const { lang, asOf } = useFrame()
  const year = showYear(decentralisation.people.populationYear, lang)
  const record = asOf && nationWords[lang].recordAsOf(showDay(asOf, lang))
  return [record, homeWords[lang].population(year)].filter(Boolean).join(' · ')
}

function SpreadTable({ nation: { decentralisation, view } }: Pick<Props, 'nation'>) {
  const lang = useLang()
  const t = nationWords[lang]
  const { people, regions } = decentralisation
  const columns: Column<RegionSpread>[] = [
    {
      key: 'region',
      label: t.where.region,
      cell: ({ region }) => (
        <Link to={withQuery(`/regions/${region.code}`, viewQuery(view))}>
          {show(region.name, lang)}
        </Link>
      ),
    },
    {
      key: 'emblems',
      label: t.programme.emblems,
      numeric: true,
      cell: ({ emblems }) => showNumber(emblems, lang),
    },
    {
      key: 'zones',
      label: t.programme.zones,
      numeric: true,
      cell: ({ zones }) => showNumber(zones, lang),
    },
    {
      key: 'million',
      label: t.programme.perMillion,
      numeric: true,
      cell: ({ emblemsPerMillion: one }) => (one.defined ? showFixed(one.value, lang, 2) : '–'),
    },
    {
      key: 'people',
      label: t.programme.people,
      numeric: true,
      cell: (one) => showPercent(people.total > 0 ? one.people / people.total : 0, lang),
    },
    {
      key: 'quotient',
      label: t.programme.quotient,
      numeric: true,
      cell: ({ quotient }) => (quotient.defined ? showFixed(quotient.value, lang, 2) : '–'),
    },
  ]
  return (
    <DataTable
      caption={t.programme.byRegion}
      columns={columns}
      rows={regions}
      rowKey={({ region }) => region.code}
      stack
    />
  )
}
