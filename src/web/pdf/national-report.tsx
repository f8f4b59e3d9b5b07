import type { ReactElement } from 'react'
import { bangkokDay, showDay } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import {
  citeFigure,
  dimensions,
  hasValue,
  type Measured,
  methods,
  type Nation,
} from '../../nation/index.ts'
import { Choropleth } from '../charts/choropleth.tsx'
import { DotRange } from '../charts/dot-range.tsx'
import { findingOf } from '../charts/finding.ts'
import { GrowthScatter } from '../charts/growth-scatter.tsx'
import { LorenzChart } from '../charts/lorenz-chart.tsx'
import { showFixed, showPercent, showValue, showYear } from '../charts/show-value.ts'
import { SpreadBars } from '../charts/spread-bars.tsx'
import { TheilBars } from '../charts/theil-bars.tsx'
import { TrendLines } from '../charts/trend-lines.tsx'
import type { Frame } from '../frame.ts'
import { localPath, withQuery } from '../language.ts'
import type { Ground } from '../map/ground.ts'
import { lorenzFinding, theilFinding } from '../pages/nation/inequality.tsx'
import { spreadFinding } from '../pages/nation/programme-spread.tsx'
import { meanFinding } from '../pages/nation/region-tables.tsx'
import { sourceLine } from '../pages/nation/source-note.tsx'
import { viewQuery } from '../pages/nation/take-along.ts'
import { convergenceFinding, trendFinding } from '../pages/nation/trend.tsx'
import { renderPart } from '../render.tsx'
import { show } from '../thai.ts'
import { commonWords } from '../words/common.ts'
import { mapWords } from '../words/map.ts'
import { nationWords } from '../words/nation.ts'
import { reportWords } from '../words/report.ts'
import { makeSheet, type Sheet } from './sheet.ts'

type Report = { nation: Nation; frame: Frame; ground: Ground; at: Date }
type Part = (sheet: Sheet, report: Report, lang: Lang) => void

/**
 * The national report of one indicator and year as PDF, in the reader's language: what the page says, its pictures as drawings, its
 * tables, sources and how to cite it. On every page it says that it is not official.
 */
export function nationalReport(report: Report): Promise<Buffer> {
  const { nation, frame, at } = report
  const { lang, site } = frame
  const t = reportWords[lang]
  const address = addressOf(report, lang)
  const sheet = makeSheet({
    lang,
    at,
    title: `${t.title} · ${nationWords[lang].titleOf(show(nation.view.indicator.title, lang), showYear(nation.view.year, lang))}`,
    foot: [...(site.official ? [] : [noticeOf(frame)]), t.address(address)],
  })
  for (const part of [opening, where, apart, change, programme, measures, provinces, sources])
    part(sheet, report, lang)
  return sheet.end()
}

/** What pictures and the beginning of a table under a heading take, in points. */
const [pictureRoom, tallRoom, tableRoom] = [320, 420, 140]

const opening: Part = (sheet, { nation, at }, lang) => {
  const t = reportWords[lang]
  const n = nationWords[lang]
  const { view, trend } = nation
  sheet.heading(t.title, 1)
  sheet.paragraph(t.made(showDay(bangkokDay(at), lang)), { colour: '#52625f' })
  sheet.heading(n.titleOf(show(view.indicator.title, lang), showYear(view.year, lang)), 2)
  if (view.indicator.synthetic) sheet.paragraph(n.synthetic, { weight: 'bold', colour: '#8a4b00' })
  sheet.paragraph(show(view.indicator.definition, lang), { colour: '#52625f' })
  for (const sentence of findingOf(view, trend, lang)) sheet.paragraph(sentence, { size: 11 })
  if (view.indicator.caution) {
    sheet.paragraph(`${n.caution}: ${show(view.indicator.caution, lang)}`, { colour: '#8a4b00' })
  }
}

const where: Part = (sheet, { nation: { view }, frame, ground }, lang) => {
  const t = nationWords[lang]
  const title = meanFinding(view, lang)
  sheet.pictures([
    {
      title,
      share: 0.49,
      markup: markupOf(frame, <Choropleth {...{ view, ground, title }} />),
    },
    {
      title: t.ranges.note,
      share: 0.51,
      markup: markupOf(frame, <DotRange {...{ view, title }} />),
    },
  ])
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : showValue(view.indicator, value, lang)
  sheet.heading(`${t.where.regions} (${show(view.indicator.unit, lang)})`, 3)
  sheet.table(
    [t.where.region, t.where.mean, t.where.lowest, '', t.where.highest, ''],
    [
      ...view.regions.map(({ region, mean, lowest, highest }) => [
        show(region.name, lang),
        say(mean),
        say(lowest?.value),
        lowest ? show(lowest.name, lang) : '',
        say(highest?.value),
        highest ? show(highest.name, lang) : '',
      ]),
      [t.where.country, say(view.mean), say(view.lowest?.value), '', say(view.highest?.value), ''],
    ],
    [
      { width: 0.28 },
      { width: 0.13, right: true },
      { width: 0.13, right: true },
      { width: 0.16 },
      { width: 0.13, right: true },
      { width: 0.17 },
    ],
  )
}

const apart: Part = (sheet, { nation: { view }, frame }, lang) => {
  const t = nationWords[lang]
  sheet.heading(t.inequality.title, 2, pictureRoom)
  const split = theilFinding(view, lang)
  const curve = lorenzFinding(view, lang)
  sheet.pictures([
    { title: split, share: 0.5, markup: markupOf(frame, <TheilBars view={view} title={split} />) },
    ...(view.lorenz.defined
      ? [
          {
            title: curve,
            share: 0.5,
            markup: markupOf(frame, <LorenzChart view={view} title={curve} />),
          },
        ]
      : []),
  ])
  if (!view.lorenz.defined)
    sheet.paragraph(t.inequality.notDefined(show(view.lorenz.because, lang)))
}

const change: Part = (sheet, { nation, frame }, lang) => {
  const t = nationWords[lang].trend
  const { view, trend, convergence } = nation
  sheet.heading(t.title, 2, trend.length < 2 ? 0 : tallRoom)
  if (trend.length < 2 || !convergence) {
    sheet.paragraph(`${t.needsYears} ${t.oneYear(showYear(view.year, lang))}`)
    return
  }
  const growth = convergenceFinding(nation, lang)
  const hasGrowth = convergence.areas.some((area) => area.growth !== null)
  sheet.pictures([
    {
      title: trendFinding(nation, lang),
      share: 0.5,
      markup: markupOf(frame, <TrendLines trend={trend} title={t.lines} />),
    },
    ...(hasGrowth
      ? [
          {
            title: growth,
            share: 0.5,
            markup: markupOf(
              frame,
              <GrowthScatter {...{ convergence, title: growth }} indicator={view.indicator} />,
            ),
          },
        ]
      : []),
  ])
  sheet.paragraph(t.linesNote, { size: 8.5, colour: '#52625f' })
}

const programme: Part = (sheet, { nation, frame }, lang) => {
  const t = nationWords[lang]
  const { decentralisation: seen } = nation
  const title = spreadFinding(nation, lang)
  const number = (answer: Measured) => (answer.defined ? showFixed(answer.value, lang, 2) : '–')
  sheet.heading(t.programme.title, 2, pictureRoom)
  sheet.pictures([
    { title, share: 0.7, markup: markupOf(frame, <SpreadBars seen={seen} title={title} />) },
  ])
  for (const note of [t.programme.note, t.programme.noDataNote, t.programme.quotientNote])
    sheet.paragraph(note, { size: 8.5, colour: '#52625f' })
  sheet.table(
    [
      t.where.region,
      t.programme.emblems,
      t.programme.zones,
      t.programme.perMillion,
      t.programme.people,
      t.programme.quotient,
    ],
    seen.regions.map((one) => [
      show(one.region.name, lang),
      String(one.emblems),
      String(one.zones),
      number(one.emblemsPerMillion),
      showPercent(seen.people.total > 0 ? one.people / seen.people.total : 0, lang),
      number(one.quotient),
    ]),
    [0.3, 0.12, 0.15, 0.15, 0.14, 0.14].map((width, at) => ({ width, right: at > 0 })),
  )
  sheet.heading(t.dimensions.title, 3)
  for (const dimension of dimensions) {
    const held = nation.indicators.filter((one) => one.indicator.dimension === dimension)
    const names = held.map(({ indicator }) => show(indicator.title, lang)).join(', ')
    sheet.paragraph(`${t.dimension[dimension]}: ${names || t.dimensions.none}`)
  }
}

const measures: Part = (sheet, report, lang) => {
  const { view } = report.nation
  const t = nationWords[lang].inequality
  sheet.heading(t.measures(showYear(view.year, lang)), 2, tableRoom)
  sheet.table(
    [t.measure, t.value, t.method],
    methods.flatMap(({ name, title, note, weighted }) => {
      if (!(name in view.measures)) return []
      const answer: Measured<unknown> = view.measures[name as keyof typeof view.measures]
      const kind = weighted ? t.weighted : t.unweighted
      return [
        [
          show(title, lang),
          answer.defined
            ? showFixed(mainNumber(answer.value), lang, 4)
            : t.notDefined(show(answer.because, lang)),
          `${kind} · ${show(note, lang)}`,
        ],
      ]
    }),
    [{ width: 0.26 }, { width: 0.2 }, { width: 0.54 }],
  )
  sheet.paragraph(
    reportWords[lang].measuresNote(`${report.frame.site.publicUrl}/api/v1/nation/methods`),
    { size: 8.5, colour: '#52625f' },
  )
}

const provinces: Part = (sheet, { nation: { view } }, lang) => {
  const t = nationWords[lang].where
  const collator = new Intl.Collator(lang)
  const names = new Map(view.regions.map(({ region }) => [region.code, show(region.name, lang)]))
  sheet.heading(reportWords[lang].provinces, 2, tableRoom)
  sheet.paragraph(reportWords[lang].zero, { size: 8.5, colour: '#52625f' })
  sheet.table(
    [t.province, t.region, show(view.indicator.unit, lang), t.toMean],
    view.areas
      .toSorted((a, b) => collator.compare(a.name[lang], b.name[lang]))
      .map((area) => [
        show(area.name, lang),
        names.get(area.region) ?? area.region,
        hasValue(area) ? showValue(view.indicator, area.value, lang) : '–',
        area.quotient.defined ? showFixed(area.quotient.value, lang, 2) : '–',
      ]),
    [{ width: 0.3 }, { width: 0.34 }, { width: 0.18, right: true }, { width: 0.18, right: true }],
  )
}

const sources: Part = (sheet, report, lang) => {
  const { indicator, year } = report.nation.view
  sheet.heading(reportWords[lang].sources, 2)
  sheet.paragraph(sourceLine(indicator, lang))
  sheet.paragraph(nationWords[lang].licence(show(indicator.source.licence, lang)))
  const citation = citeFigure(indicator, year, {
    th: addressOf(report, 'th'),
    en: addressOf(report, 'en'),
  })
  sheet.paragraph(citation[lang])
  sheet.paragraph(mapWords[lang].credit)
}

/** The number that a composed measure is told by. */
function mainNumber(value: unknown): number {
  if (typeof value === 'number') return value
  const parts = value as Record<string, number>
  return (parts.total ?? parts.index ?? parts.share) as number
}

function markupOf(frame: Frame, chart: ReactElement): string {
  return renderPart(frame, chart)
}

function addressOf({ nation, frame }: Report, lang: Lang): string {
  return frame.site.publicUrl + localPath(withQuery('/nation', viewQuery(nation.view)), lang)
}

function noticeOf({ lang, asOf }: Frame): string {
  const t = commonWords[lang]
  return asOf ? t.notOfficial(showDay(asOf, lang)) : t.notOfficialUndated
}
