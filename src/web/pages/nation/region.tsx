import type { Nation, RegionSpread, RegionYear } from '../../../nation/index.ts'
import { Choropleth } from '../../charts/choropleth.tsx'
import { joinSentences } from '../../charts/finding.ts'
import { showFixed, showPercent, showWithUnit, showYear } from '../../charts/show-value.ts'
import { useLang } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import type { Ground } from '../../map/ground.ts'
import { showNumber, showShare } from '../../number.ts'
import { show } from '../../thai.ts'
import { Figure, KeyFigure, KeyFigures, Link, Page } from '../../ui/index.ts'
import { mapWords } from '../../words/map.ts'
import { nationWords } from '../../words/nation.ts'
import { regionWords } from '../../words/region.ts'
import { Caution } from './nation.tsx'
import { Picker } from './picker.tsx'
import { RegionCities } from './region-cities.tsx'
import { ProvinceTable } from './region-tables.tsx'
import { SourceNote } from './source-note.tsx'
import { filesOf, viewQuery } from './take-along.ts'

export type RegionPageProps = {
  nation: Nation
  one: RegionYear
  spread: RegionSpread
  ground: Ground
}

/** One region beside the whole country: people, the indicator chosen, and where the programme is. */
export function RegionPage({ nation, one, spread, ground }: RegionPageProps) {
  const lang = useLang()
  const t = regionWords[lang]
  const { view, indicators } = nation
  const name = show(one.region.name, lang)
  const path = `/regions/${one.region.code}`
  return (
    <Page
      title={`${name} · ${nationWords[lang].system[view.system]}`}
      description={t.description(name)}
      breadcrumbs={[{ label: nationWords[lang].title, to: withQuery('/nation', viewQuery(view)) }]}
      canonical={withQuery(path, viewQuery(view))}
    >
      <h1>{name}</h1>
      {view.indicator.synthetic && <p className="sample-tag">{nationWords[lang].synthetic}</p>}
      <p className="lead">
        {joinSentences(sentencesOf({ nation, one, spread, ground }, lang), lang)}
      </p>
      <Picker to={path} view={view} indicators={indicators} systemFixed />
      {view.indicator.caution && <Caution text={show(view.indicator.caution, lang)} />}
      <RegionFigures {...{ nation, one, spread, ground }} />
      <section aria-labelledby="provinces">
        <h2 id="provinces">{t.provinces}</h2>
        <div className="map-beside">
          <Figure
            id="region-map"
            title={t.map(name)}
            image={
              <Choropleth
                view={view}
                ground={ground}
                title={t.map(name)}
                region={one.region.code}
              />
            }
            note={
              <>
                <SourceNote indicator={view.indicator} />
                <p>{mapWords[lang].credit}</p>
              </>
            }
            downloads={filesOf('map', view, lang)}
          />
          <div>
            <ProvinceTable view={view} region={one.region.code} />
            <p className="muted small">{nationWords[lang].where.toMeanNote}</p>
          </div>
        </div>
      </section>
      <RegionCities nation={nation} region={one.region} />
      <section aria-labelledby="others">
        <h2 id="others">{t.others}</h2>
        <ul className="inline-list">
          {view.regions
            .filter(({ region }) => region.code !== one.region.code)
            .map(({ region }) => (
              <li key={region.code}>
                <Link to={withQuery(`/regions/${region.code}`, viewQuery(view))}>
                  {show(region.name, lang)}
                </Link>
              </li>
            ))}
        </ul>
      </section>
    </Page>
  )
}

function sentencesOf({ nation, one, spread }: RegionPageProps, lang: 'th' | 'en'): string[] {
  const t = regionWords[lang]
  const { view, decentralisation } = nation
  const emblems = emblemsIn(nation)
  const people = t.lead(
    show(one.region.name, lang),
    showNumber(one.provinces, lang),
    showNumber(spread.people, lang),
    showShare(spread.people, decentralisation.people.total, lang),
  )
  const mean =
    one.mean === null || view.mean === null
      ? t.meanNone
      : t.mean(
          show(view.indicator.title, lang),
          showYear(view.year, lang),
          showWithUnit(view.indicator, one.mean, lang),
          showWithUnit(view.indicator, view.mean, lang),
        )
  const programme =
    spread.emblems === 0
      ? t.emblemsNone
      : t.emblems(showNumber(spread.emblems, lang), showShare(spread.emblems, emblems, lang))
  return [people, mean, programme]
}

function emblemsIn({ decentralisation }: Nation): number {
  return decentralisation.regions.reduce((sum, { emblems }) => sum + emblems, 0)
}

/** Four numbers of the region, each beside that of the country. */
function RegionFigures({ nation, one, spread }: RegionPageProps) {
  const lang = useLang()
  const t = regionWords[lang]
  const { view, decentralisation } = nation
  const say = (value: number) => showWithUnit(view.indicator, value, lang)
  const country = view.measures.theilL
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t.figures}</h2>
      <KeyFigures>
        <KeyFigure
          label={t.meanLabel(show(view.indicator.title, lang), show(view.indicator.unit, lang))}
          value={one.mean === null ? '–' : showFixed(one.mean, lang, view.indicator.decimals)}
          to="#provinces"
          beside={view.mean !== null && t.country(say(view.mean))}
        >
          {one.lowest && one.highest && (
            <p>
              {t.range(
                say(one.lowest.value),
                show(one.lowest.name, lang),
                say(one.highest.value),
                show(one.highest.name, lang),
              )}
            </p>
          )}
        </KeyFigure>
        <KeyFigure
          label={t.peopleShare}
          value={`${showShare(spread.people, decentralisation.people.total, lang)}%`}
          to="#provinces"
          beside={
            one.totalShare !== null &&
            t.totalIs(show(view.indicator.total, lang), showPercent(one.totalShare, lang))
          }
        />
        <KeyFigure
          label={t.emblemShare}
          value={`${showShare(spread.emblems, emblemsIn(nation), lang)}%`}
          to="#cities"
          beside={t.emblemCount(showNumber(spread.emblems, lang), showNumber(spread.zones, lang))}
        />
        <KeyFigure
          label={t.inside}
          value={one.theilL ? showFixed(one.theilL.inequality, lang, 4) : '–'}
          to={withQuery('/nation', viewQuery(view))}
          beside={
            country.defined
              ? t.insideCountry(showFixed(country.value.total, lang, 4))
              : t.insideNone
          }
        />
      </KeyFigures>
    </section>
  )
}
