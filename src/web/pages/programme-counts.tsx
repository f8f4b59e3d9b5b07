import { showDay } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import type { OfficialCount } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { CountBars } from '../ui/count-bars.tsx'
import { type Column, DataTable, Figure, SourceLink } from '../ui/index.ts'
import { programmeWords } from '../words/programme.ts'

type Panel = { key: string; label: string; counts: { on: string; value: number }[] }

/**
 * Official counts through time, as bars and as a table. Zones announced and zones whose plans are under consideration are
 * counts of different things: each has its own panel, and none of them is a line.
 */
export function OfficialCounts({ counts }: { counts: readonly OfficialCount[] }) {
  const lang = useLang()
  const t = programmeWords[lang]
  const panels = panelsOf(counts, lang)
  const max = Math.max(1, ...panels.flatMap((panel) => panel.counts.map(({ value }) => value)))
  return (
    <section aria-labelledby="counts" className="counts">
      <h2 id="counts">{t.counts}</h2>
      <p>{t.countsNote}</p>
      <Figure
        id="counts-figure"
        title={t.countsChartTitle}
        image={
          <div className="panels">
            {panels.map((panel) => (
              <PanelOfBars key={panel.key} panel={panel} max={max} />
            ))}
          </div>
        }
      />
      <CountsTable counts={counts} />
    </section>
  )
}

function PanelOfBars({ panel, max }: { panel: Panel; max: number }) {
  const lang = useLang()
  const t = programmeWords[lang]
  const bars = panel.counts.map(({ on, value }) => ({
    key: `${on} ${value}`,
    label: shortDay(on, lang),
    value,
    shown: showNumber(value, lang),
  }))
  const list = panel.counts
    .map(({ on, value }) => `${showDay(on, lang)}: ${showNumber(value, lang)}`)
    .join(', ')
  return (
    <div>
      <h4 className="panels__title">{panel.label}</h4>
      <CountBars
        id={`bars-${panel.key}`}
        title={panel.label}
        desc={t.countsChartDesc(list)}
        bars={bars}
        max={max}
      />
    </div>
  )
}

function panelsOf(counts: readonly OfficialCount[], lang: Lang): Panel[] {
  const t = programmeWords[lang]
  const zones = (kind: OfficialCount['zonesKind']) =>
    counts.flatMap(({ on, zones, zonesKind }) =>
      zones !== null && zonesKind === kind ? { on, value: zones } : [],
    )
  return [
    {
      key: 'certified',
      label: t.countsCertified,
      counts: counts.flatMap(({ on, certified }) =>
        certified === null ? [] : { on, value: certified },
      ),
    },
    { key: 'announced', label: t.countsZonesAnnounced, counts: zones('announced') },
    {
      key: 'considered',
      label: t.countsZonesConsidered,
      counts: zones('plan-under-consideration'),
    },
  ].filter((panel) => panel.counts.length > 0)
}

function CountsTable({ counts }: { counts: readonly OfficialCount[] }) {
  const lang = useLang()
  const t = programmeWords[lang]
  const number = (
    key: string,
    label: string,
    pick: (count: OfficialCount) => number | null,
  ): Column<OfficialCount> => ({
    key,
    label,
    numeric: true,
    cell: (count) => {
      const value = pick(count)
      return value === null ? <NotCounted /> : showNumber(value, lang)
    },
  })
  return (
    <DataTable
      stack
      caption={`${t.countsTable} (${t.dashMeans})`}
      rows={counts}
      rowKey={({ on, source }) => `${on} ${source.label.en}`}
      columns={[
        { key: 'on', label: t.countsOn, cell: ({ on }) => showDay(on, lang) },
        number('certified', t.countsCertified, ({ certified }) => certified),
        number('announced', t.countsZonesAnnounced, (count) => zonesOf(count, 'announced')),
        number('considered', t.countsZonesConsidered, (count) =>
          zonesOf(count, 'plan-under-consideration'),
        ),
        number('provinces', t.countsProvinces, ({ provinces }) => provinces),
        number('zone-provinces', t.countsZoneProvinces, ({ zoneProvinces }) => zoneProvinces),
        {
          key: 'source',
          label: t.countsSource,
          cell: ({ source, note }) => (
            <>
              <SourceLink source={source} />
              {note && <span className="muted small"> {show(note, lang)}</span>}
            </>
          ),
        },
      ]}
    />
  )
}

function zonesOf({ zones, zonesKind }: OfficialCount, kind: OfficialCount['zonesKind']) {
  return zonesKind === kind ? zones : null
}

/** The source did not count this: neither zero nor unknown. */
function NotCounted() {
  const t = programmeWords[useLang()]
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t.notCounted}</span>
    </>
  )
}

/** A day short enough for the label of a bar: the era stands in the table below. */
function shortDay(on: string, lang: Lang): string {
  return lang === 'th' ? showDay(on, lang) : showDay(on, lang).replace(/ \(B\.E\..*\)$/, '')
}
