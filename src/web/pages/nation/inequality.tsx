import type { TheilGroup, YearView } from '../../../nation/index.ts'
import { LorenzChart, totalAt } from '../../charts/lorenz-chart.tsx'
import { showFixed, showPercent } from '../../charts/show-value.ts'
import { TheilBars } from '../../charts/theil-bars.tsx'
import { useLang } from '../../frame.ts'
import { show } from '../../thai.ts'
import { DataTable, Figure } from '../../ui/index.ts'
import { nationWords } from '../../words/nation.ts'
import { SourceNote } from './source-note.tsx'
import { filesOf } from './take-along.ts'

type Props = { view: YearView }

/** What a Lorenz curve says in one sentence. */
export function lorenzFinding(view: YearView, lang: 'th' | 'en'): string {
  const t = nationWords[lang]
  if (!view.lorenz.defined) return t.inequality.lorenzNone
  return t.inequality.lorenzFinding(
    showPercent(totalAt(view.lorenz.value, 0.5), lang),
    show(view.indicator.total, lang),
    t.weight[view.indicator.weight],
  )
}

/** What the split of the Theil index says in one sentence. */
export function theilFinding({ theilL, theilT }: YearView, lang: 'th' | 'en'): string {
  const t = nationWords[lang].theil
  for (const split of [theilL, theilT])
    if (split.defined && split.value.total > 0) {
      const { total, between, within } = split.value
      return t.finding(showPercent(between / total, lang), showPercent(within / total, lang))
    }
  return t.notDefined
}

/** The Lorenz curve; where it is not defined, the reason in its place. */
export function LorenzFigure({ view }: Props) {
  const lang = useLang()
  const t = nationWords[lang].inequality
  const title = lorenzFinding(view, lang)
  return (
    <Figure
      id="lorenz"
      title={title}
      image={
        view.lorenz.defined ? (
          <LorenzChart view={view} title={title} />
        ) : (
          <p className="not-defined">{t.notDefined(show(view.lorenz.because, lang))}</p>
        )
      }
      note={
        <>
          <p>{t.lorenzNote}</p>
          <SourceNote indicator={view.indicator} />
        </>
      }
      downloads={filesOf('lorenz', view, lang)}
    />
  )
}

/** The Theil indices parted into between and within regions, and what each region adds. */
export function TheilFigure({ view }: Props) {
  const lang = useLang()
  const t = nationWords[lang].theil
  const title = theilFinding(view, lang)
  const split = view.theilL.defined ? view.theilL : view.theilT
  const names = new Map(view.regions.map(({ region }) => [region.code, show(region.name, lang)]))
  const number = (value: number) => showFixed(value, lang, 4)
  return (
    <Figure
      id="theil"
      title={title}
      image={<TheilBars view={view} title={title} />}
      note={
        <>
          <p>{t.note}</p>
          <SourceNote indicator={view.indicator} />
        </>
      }
      table={
        split.defined && (
          <DataTable<TheilGroup>
            caption={view.theilL.defined ? t.parts : t.partsT}
            rows={view.regions.flatMap(({ theilL, theilT }) => theilL ?? theilT ?? [])}
            rowKey={({ group }) => group}
            dense
            columns={[
              {
                key: 'region',
                label: nationWords[lang].where.region,
                cell: ({ group }) => names.get(group) ?? group,
              },
              {
                key: 'share',
                label: t.share,
                numeric: true,
                cell: ({ populationShare }) => showPercent(populationShare, lang),
              },
              {
                key: 'between',
                label: t.betweenPart,
                numeric: true,
                cell: ({ betweenPart }) => number(betweenPart),
              },
              {
                key: 'within',
                label: t.withinPart,
                numeric: true,
                cell: ({ withinPart }) => number(withinPart),
              },
            ]}
          />
        )
      }
      downloads={filesOf('theil', view, lang)}
    />
  )
}
