import { showDay } from '../../base/day.ts'
import { useFrame } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { Icon } from './icon.tsx'

/** Says, on every page and every printed sheet, that this is no official site; nothing when the setting OFFICIAL is on. */
export function NotOfficial() {
  const { lang, site, asOf } = useFrame()
  if (site.official) return null
  const t = commonWords[lang]
  return (
    <aside className="not-official" aria-label={t.noticeLabel}>
      <p className="wrap">
        <Icon name="info" />
        <span>{asOf ? t.notOfficial(showDay(asOf, lang)) : t.notOfficialUndated}</span>
      </p>
    </aside>
  )
}
