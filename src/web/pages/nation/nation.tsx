import { dimensions, type ListedIndicator, type Nation } from '../../../nation/index.ts'
import type { OfficialCount } from '../../../programme/index.ts'
import { Choropleth } from '../../charts/choropleth.tsx'
import { DotRange } from '../../charts/dot-range.tsx'
import { findingOf, joinSentences } from '../../charts/finding.ts'
import { showWithUnit, showYear } from '../../charts/show-value.ts'
import { useLang } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import type { Ground } from '../../map/ground.ts'
import { show } from '../../thai.ts'
import { Details, Figure, InsetText, Link, Page } from '../../ui/index.ts'
import { mapWords } from '../../words/map.ts'
import { nationWords } from '../../words/nation.ts'
import { LorenzFigure, TheilFigure } from './inequality.tsx'
import { LiveIndicators } from './live-indicators.tsx'
import { KeyMeasures, MeasureTable } from './measure-table.tsx'
import { Picker } from './picker.tsx'
import { ProgrammeSpread } from './programme-spread.tsx'
import { meanFinding, ProvinceTable, RegionTable } from './region-tables.tsx'
import { SourceNote } from './source-note.tsx'
import { filesOf, viewQuery } from './take-along.ts'
import { TakeAlong } from './take-along-section.tsx'
import { Trend } from './trend.tsx'

export type NationPageProps = {
  nation: Nation
  /** Official counts of cities and zones, the oldest first. */
  counts: readonly OfficialCount[]
  ground: Ground
}

/** How prosperity and the programme are spread: one indicator in one year, region by region, and every measure of it. */
export function NationPage({ nation, counts, ground }: NationPageProps) {
  const lang = useLang()
  const t = nationWords[lang]
  const { view, trend, indicators } = nation
  const { indicator } = view
  const title = t.titleOf(show(indicator.title, lang), showYear(view.year, lang))
  return (
    <Page
      title={`${title} · ${t.title}`}
      description={t.description}
      breadcrumbs={[]}
      canonical={withQuery('/nation', viewQuery(view))}
    >
      <h1>{t.title}</h1>
      {indicator.synthetic && <p className="sample-tag">{t.synthetic}</p>}
      <p className="lead" id="finding">
        {joinSentences(findingOf(view, trend, lang), lang)}
      </p>
      <Picker to="/nation" view={view} indicators={indicators} />
      {indicator.caution && <Caution text={show(indicator.caution, lang)} />}
      <Where {...{ nation, ground, title }} />
      <Ranges nation={nation} />
      <section aria-labelledby="inequality">
        <h2 id="inequality">{t.inequality.title}</h2>
        <div className="side-by-side">
          <LorenzFigure view={view} />
          <KeyMeasures view={view} />
        </div>
        <Details summary={t.inequality.measures(showYear(view.year, lang))}>
          <MeasureTable view={view} />
        </Details>
      </section>
      <Trend nation={nation} />
      <ProgrammeSpread nation={nation} counts={counts} />
      <LiveIndicators nation={nation} />
      <Dimensions nation={nation} />
      <TakeAlong nation={nation} />
    </Page>
  )
}

/** What a figure must not be taken for. */
export function Caution({ text }: { text: string }) {
  const t = nationWords[useLang()]
  return (
    <InsetText>
      <p>
        <strong>{t.caution}</strong> {text}
      </p>
    </InsetText>
  )
}

type WhereProps = { nation: Nation; ground: Ground; title: string }

function Where({ nation: { view }, ground, title }: WhereProps) {
  const lang = useLang()
  const t = nationWords[lang]
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t.where.title}</h2>
      <div className="map-beside">
        <Figure
          id="map-finding"
          title={meanFinding(view, lang)}
          image={<Choropleth view={view} ground={ground} title={title} />}
          note={
            <>
              <SourceNote indicator={view.indicator} />
              <p>{mapWords[lang].credit}</p>
            </>
          }
          downloads={filesOf('map', view, lang)}
        />
        <div>
          <RegionTable view={view} />
          <p className="muted small">{t.where.meanWeighted(t.weight[view.indicator.weight])}</p>
          <Details summary={t.where.all}>
            <ProvinceTable view={view} />
            <p className="muted small">{t.where.toMeanNote}</p>
          </Details>
        </div>
      </div>
    </section>
  )
}

function Ranges({ nation: { view } }: { nation: Nation }) {
  const lang = useLang()
  const t = nationWords[lang]
  const widest = view.regions
    .flatMap(({ region, highest, lowest }) =>
      highest && lowest && highest.value > lowest.value ? [{ region, highest, lowest }] : [],
    )
    .toSorted((a, b) => b.highest.value - b.lowest.value - (a.highest.value - a.lowest.value))[0]
  const say = (value: number) => showWithUnit(view.indicator, value, lang)
  const title = widest
    ? t.ranges.finding(
        show(widest.region.name, lang),
        say(widest.lowest.value),
        say(widest.highest.value),
      )
    : t.ranges.findingOne
  return (
    <section aria-labelledby="ranges">
      <h2 id="ranges">{t.ranges.title}</h2>
      <div className="side-by-side">
        <Figure
          id="range"
          title={title}
          image={<DotRange view={view} title={title} />}
          note={
            <>
              <p>{t.ranges.note}</p>
              <SourceNote indicator={view.indicator} />
            </>
          }
          downloads={filesOf('regions', view, lang)}
        />
        <TheilFigure view={view} />
      </div>
    </section>
  )
}

/** The four dimensions of the founding article: what there is of each, and where nothing usable was found. */
function Dimensions({ nation: { view, indicators } }: { nation: Nation }) {
  const lang = useLang()
  const t = nationWords[lang]
  const of = (dimension: string) =>
    indicators.filter((one) => one.indicator.dimension === dimension)
  return (
    <section aria-labelledby="dimensions">
      <h2 id="dimensions">{t.dimensions.title}</h2>
      <p>{t.aim}</p>
      <ul className="dimensions">
        {dimensions.map((dimension) => (
          <li key={dimension}>
            <h3>{t.dimension[dimension]}</h3>
            {of(dimension).length > 0 ? (
              <ul>
                {of(dimension).map((one) => (
                  <IndicatorLink key={one.indicator.id} one={one} system={view.system} />
                ))}
              </ul>
            ) : (
              <p className="dimensions__none">{t.dimensions.none}</p>
            )}
            <p className="muted small">{t.dimensions.wanted[dimension]}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function IndicatorLink({ one, system }: { one: ListedIndicator; system: string }) {
  const lang = useLang()
  const t = nationWords[lang]
  return (
    <li>
      <Link to={withQuery('/nation', { indicator: one.indicator.id, system })}>
        {show(one.indicator.title, lang)}
      </Link>
      {one.indicator.synthetic && <span className="muted small"> ({t.synthetic})</span>}
    </li>
  )
}
