import { type Day, showDay } from '../../base/day.ts'
import { useLang } from '../frame.ts'
import { Icon, Link, Page, Panel, SearchBox } from '../ui/index.ts'
import { homeWords } from '../words/home.ts'
import { AtForm, type KeyDay } from './at-form.tsx'
import { HomeFigureList } from './home-figures.tsx'
import { HomeMap, type HomeMapProps } from './home-map.tsx'

export type HomePageProps = Omit<HomeMapProps, 'shown' | 'at'> & {
  /** The day asked for; undefined shows today. */
  at: Day | undefined
  keyDays: readonly KeyDay[]
}

/** The home page: what the emblem means, search, the country in four figures, where the cities are, and where to go on. */
export function HomePage({ at, keyDays, ...data }: HomePageProps) {
  const lang = useLang()
  const t = homeWords[lang]
  const day = showDay(data.figures.at, lang)
  const shown = at ? t.figuresAt(day) : t.asOfToday(day)
  return (
    <Page description={t.description} title={at && t.figuresAt(day)}>
      <div className="hero">
        <div>
          <h1>{t.title}</h1>
          <p className="lead">{t.meaning}</p>
          <p>
            <Link to="/programme">{t.meaningLink}</Link>
          </p>
          <SearchBox />
        </div>
        <Founding />
      </div>
      <section aria-labelledby="figures">
        <h2 id="figures">{at ? t.figuresAt(day) : t.figuresToday}</h2>
        {!at && <p className="muted">{t.asOfToday(day)}</p>}
        <HomeFigureList figures={data.figures} at={at} />
        <AtForm at={at} keyDays={keyDays} />
      </section>
      <HomeMap {...data} at={at} shown={shown} />
      <Doors />
    </Page>
  )
}

function Founding() {
  const t = homeWords[useLang()].founding
  return (
    <Panel id="founding" title={t.title}>
      <p>{t.text}</p>
      <p>
        <Link to="/ceremonies/2021-12-24">{t.link}</Link>
      </p>
    </Panel>
  )
}

const doors = [
  ['resident', 'search'],
  ['investor', 'download'],
  ['official', 'governance'],
] as const

function Doors() {
  const t = homeWords[useLang()].doors
  return (
    <section aria-labelledby="doors">
      <h2 id="doors">{t.title}</h2>
      <ul className="doors">
        {doors.map(([name, icon]) => (
          <li key={name}>
            <Icon name={icon} />
            <h3>{t[name].title}</h3>
            <p>{t[name].text}</p>
            <ul>
              {t[name].links.map((link) => (
                <li key={link.to}>
                  <Link to={link.to}>{link.label}</Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
