import { showDay } from '../../base/day.ts'
import type { HomeFigures } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { withQuery } from '../language.ts'
import { showNumber, showShare } from '../number.ts'
import { KeyFigure, KeyFigures, Link, SourceLink } from '../ui/index.ts'
import { homeWords } from '../words/home.ts'

type Props = { figures: HomeFigures; at: string | undefined }

/** The four figures that measure the founding article's own aim. Number beside number; none is said to cause another. */
export function HomeFigureList(props: Props) {
  return (
    <KeyFigures>
      <Certified {...props} />
      <Zones {...props} />
      <Outside {...props} />
      <Reach {...props} />
    </KeyFigures>
  )
}

function Certified({ figures, at }: Props) {
  const lang = useLang()
  const t = homeWords[lang]
  const { named, counted } = figures.certified
  return (
    <KeyFigure
      label={t.certified}
      value={showNumber(named, lang)}
      unit={t.place}
      to={withQuery('/cities', { status: 'certified', at })}
    >
      {counted ? (
        <>
          <p>
            {t.certifiedCounted(
              showNumber(counted.certified ?? 0, lang),
              showDay(counted.on, lang),
            )}
          </p>
          <p>
            <SourceLink source={counted.source} />
          </p>
        </>
      ) : (
        <p>{t.certifiedUncounted}</p>
      )}
    </KeyFigure>
  )
}

function Zones({ figures, at }: Props) {
  const lang = useLang()
  const t = homeWords[lang]
  const { named, counted } = figures.zones
  return (
    <KeyFigure
      label={t.zones}
      value={counted ? showNumber(counted.zones ?? 0, lang) : '–'}
      unit={counted ? t.place : undefined}
      to={withQuery('/cities', { status: 'zone', at })}
      beside={t.zonesNamed(showNumber(named, lang))}
    >
      {counted ? (
        <>
          <p>{t.zonesKind[counted.zonesKind ?? 'announced'](showDay(counted.on, lang))}</p>
          <p>
            <SourceLink source={counted.source} />
          </p>
        </>
      ) : (
        <p>{t.zonesUncounted}</p>
      )}
    </KeyFigure>
  )
}

function Outside({ figures }: Props) {
  const lang = useLang()
  const t = homeWords[lang]
  const { emblems, emblemsTotal, people, peopleTotal, populationYear } = figures.outside
  return (
    <KeyFigure
      label={t.outside}
      value={percent(emblems, emblemsTotal, lang)}
      to="#regions"
      beside={
        <>
          {emblemsTotal > 0
            ? t.outsideOf(showNumber(emblems, lang), showNumber(emblemsTotal, lang))
            : t.none}{' '}
          {t.outsidePeople(showShare(people, peopleTotal, lang))}
        </>
      }
    >
      <p>{t.people(showNumber(people, lang), showNumber(peopleTotal, lang))}</p>
      <Population year={populationYear} />
    </KeyFigure>
  )
}

function Reach({ figures }: Props) {
  const lang = useLang()
  const t = homeWords[lang]
  const { people, peopleTotal, provinces, provincesWithout, populationYear } = figures.reach
  return (
    <KeyFigure
      label={t.reach}
      value={percent(people, peopleTotal, lang)}
      to="#regions"
      beside={t.reachProvinces(showNumber(provinces, lang), showNumber(provincesWithout, lang))}
    >
      <p>{t.reachCaution}</p>
      <p>{t.people(showNumber(people, lang), showNumber(peopleTotal, lang))}</p>
      <Population year={populationYear} />
    </KeyFigure>
  )
}

function Population({ year }: { year: number }) {
  const lang = useLang()
  return (
    <p>
      <Link to="/sources">
        {homeWords[lang].population(String(lang === 'th' ? year + 543 : year))}
      </Link>
    </p>
  )
}

function percent(part: number, whole: number, lang: 'th' | 'en'): string {
  return whole > 0 ? `${showShare(part, whole, lang)}%` : '–'
}
