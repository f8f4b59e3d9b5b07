import { showDay } from '../../base/day.ts'
import type { Province, Region } from '../../places/index.ts'
import type { MapCity } from '../../programme/index.ts'
import { useFrame } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { mapWords } from '../words/map.ts'
import { countKinds, describeMap, mapTitle } from './describe.ts'
import type { Ground } from './ground.ts'
import { labelSize, layOut } from './lay-out.ts'
import { Dots, InsetMap, Land, Legend, Lines } from './map-parts.tsx'

export type MapProps = {
  ground: Ground
  cities: readonly MapCity[]
  provinces: readonly Province[]
  regions: readonly Region[]
  /** Which day or which choice is shown, in words. */
  shown?: string | undefined
  /** Darkens the provinces that have a certified city; for maps of the whole record, not of a choice. */
  tinted?: boolean
  /** A file of its own: with heading, and the notice as visible text. */
  standalone?: boolean
}

/** Thailand with one dot per city packed beside its province's centroid. Links live in the table beside it, not in the image. */
export function MapOfThailand(props: MapProps) {
  const { lang } = useFrame()
  const { ground, cities, provinces, regions, shown, standalone, tinted } = props
  const notice = useNotice()
  const laid = layOut(ground, cities, provinces, lang)
  const certified = cities.filter((city) => city.legal !== 'zone')
  const withEmblem = new Set(tinted ? certified.map((city) => city.provinceCode) : [])
  const desc = [describeMap(cities, provinces, regions, lang), shown, standalone && notice]
  const [above, below] = standalone ? [58, 44] : [0, 0]
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="map"
      viewBox={`0 ${-above} ${ground.width} ${ground.height + above + below}`}
      role="img"
      aria-labelledby="map-title"
      aria-describedby="map-desc"
      xmlLang={lang}
      fontFamily="Plex Thai, Noto Sans Thai Looped, Noto Sans Thai, sans-serif"
      fontSize={labelSize}
      fill="#12211f"
    >
      <title id="map-title">{mapTitle(cities, lang)}</title>
      <desc id="map-desc">{desc.filter(Boolean).join(' ')}</desc>
      {standalone && <Heading {...props} above={above} />}
      <Land part={ground} withEmblem={withEmblem} />
      <Dots placed={laid.main} />
      <Legend
        certified={certified.length > 0}
        zones={certified.length < cities.length}
        tint={withEmblem.size > 0}
      />
      {laid.insets.map(({ inset, placed }, at) => (
        <InsetMap key={inset.key} {...{ inset, placed, withEmblem }} number={at + 1} />
      ))}
      {standalone && notice && (
        <Lines text={notice} y={ground.height + 14} size={10} width={ground.width - 16} />
      )}
    </svg>
  )
}

function Heading({ ground, cities, shown, above }: MapProps & { above: number }) {
  const { lang } = useFrame()
  const t = mapWords[lang]
  const { certified, zones } = countKinds(cities)
  const counted = [shown, t.counted(certified, zones)].filter(Boolean).join(' · ')
  return (
    <>
      <rect x="0" y={-above} width={ground.width} height={ground.height + above + 44} fill="#fff" />
      <Lines text={t.heading} y={16 - above} size={15} width={ground.width - 16} bold />
      <Lines text={counted} y={38 - above} size={11} width={ground.width - 16} />
    </>
  )
}

function useNotice(): string | undefined {
  const { lang, asOf, site } = useFrame()
  const t = commonWords[lang]
  if (site.official) return undefined
  return asOf ? t.notOfficial(showDay(asOf, lang)) : t.notOfficialUndated
}
