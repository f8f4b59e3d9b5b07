import type { Nation } from '../../../nation/index.ts'
import type { Standalone } from '../../charts/chart.tsx'
import { Choropleth } from '../../charts/choropleth.tsx'
import { DotRange } from '../../charts/dot-range.tsx'
import { GrowthScatter } from '../../charts/growth-scatter.tsx'
import { LorenzChart } from '../../charts/lorenz-chart.tsx'
import { showYear } from '../../charts/show-value.ts'
import { SpreadBars } from '../../charts/spread-bars.tsx'
import { TheilBars } from '../../charts/theil-bars.tsx'
import { TrendLines } from '../../charts/trend-lines.tsx'
import type { Ground } from '../../map/ground.ts'
import { show } from '../../thai.ts'
import { figureWords } from '../../words/figures.ts'
import { nationWords } from '../../words/nation.ts'
import { sourceLine } from './source-note.tsx'
import type { PictureName } from './take-along.ts'

/** What a picture is of, in words: its name, the indicator and the year. */
export function pictureTitle(name: PictureName, { view }: Nation, lang: 'th' | 'en'): string {
  const what = figureWords[lang].picture[name]
  if (name === 'decentralisation') return what
  const of = nationWords[lang].titleOf(show(view.indicator.title, lang), showYear(view.year, lang))
  return `${what}: ${of}`
}

/** Whether there is anything to draw. */
export function hasPicture(name: PictureName, nation: Nation): boolean {
  if (name === 'lorenz') return nation.view.lorenz.defined
  if (name === 'trend') return nation.trend.length > 1
  if (name === 'convergence')
    return nation.convergence?.areas.some(({ growth }) => growth !== null) ?? false
  return true
}

/** One picture of the national view with heading, source and notice in it. Nothing where there is nothing to draw. */
export function picture(name: PictureName, nation: Nation, ground: Ground, lang: 'th' | 'en') {
  if (!hasPicture(name, nation)) return undefined
  const { view, trend, convergence, decentralisation } = nation
  const title = pictureTitle(name, nation, lang)
  const standalone: Standalone = { heading: title, source: sourceLine(view.indicator, lang) }
  const shared = { view, title, standalone }
  switch (name) {
    case 'map':
      return <Choropleth {...shared} ground={ground} />
    case 'regions':
      return <DotRange {...shared} />
    case 'lorenz':
      return <LorenzChart {...shared} />
    case 'theil':
      return <TheilBars {...shared} />
    case 'trend':
      return <TrendLines {...{ trend, title, standalone }} />
    case 'convergence':
      return (
        convergence && (
          <GrowthScatter {...{ convergence, title, standalone }} indicator={view.indicator} />
        )
      )
    case 'decentralisation':
      return <SpreadBars {...{ title, standalone }} seen={decentralisation} />
  }
}
