import type { Province } from '../../places/index.ts'
import { useLang } from '../frame.ts'
import type { Ground } from '../map/ground.ts'
import { show } from '../thai.ts'

type LocatorProps = {
  ground: Pick<Ground, 'height' | 'land' | 'outlines' | 'place'>
  provinces: readonly Province[]
  title: string
  desc: string
}

const width = 300
const ringRadius = 13
const gap = 5

/** A small map of the country with provinces marked: darker, ringed and named, so that the smallest is seen too. */
export function Locator({ ground, provinces, title, desc }: LocatorProps) {
  const lang = useLang()
  return (
    <svg
      className="locator"
      viewBox={`0 0 ${width} ${ground.height}`}
      role="img"
      aria-labelledby="locator-title locator-desc"
    >
      <title id="locator-title">{title}</title>
      <desc id="locator-desc">{desc}</desc>
      <path d={ground.land} className="locator__land" />
      {provinces.map((province) => {
        const [x, y] = ground.place([province.lon, province.lat]).map(Math.round) as [
          number,
          number,
        ]
        const onRight = x > width / 2
        return (
          <g key={province.code}>
            <path d={ground.outlines.get(province.code) ?? ''} className="locator__province" />
            <circle cx={x} cy={y} r={ringRadius} className="locator__ring" />
            <text
              x={onRight ? x - ringRadius - gap : x + ringRadius + gap}
              y={y}
              textAnchor={onRight ? 'end' : 'start'}
              dominantBaseline="middle"
              className="locator__label"
            >
              {show(province.name, lang)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
