import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { Icon } from './icon.tsx'

/** Says above everything else, and on every printed sheet, that what follows is made up. */
export function SampleBanner() {
  const t = commonWords[useLang()]
  return (
    <aside className="sample-banner" aria-label={t.sampleLabel}>
      <p className="wrap">
        <Icon name="alert" />
        <strong>
          {t.sample} · {t.sampleTag}
        </strong>
      </p>
    </aside>
  )
}
