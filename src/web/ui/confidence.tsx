import type { Confidence } from '../../base/fact.ts'
import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { Icon } from './icon.tsx'

/** How sure the record is of a fact, in words; nothing where it is certain. */
export function ConfidenceNote({ confidence, short }: { confidence: Confidence; short?: boolean }) {
  const t = commonWords[useLang()].confidence
  if (confidence === 'certain') return null
  return (
    <span className="confidence">
      <Icon name="question" />
      <span>{short ? t[`${confidence}Short`] : t[confidence]}</span>
    </span>
  )
}
