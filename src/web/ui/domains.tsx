import { type DomainCode, domainCodes } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { recordWords } from '../words/record.ts'
import { Icon } from './icon.tsx'

/** The domains that a plan names, in the programme's order, each with icon and label. They are claims, never measured facts. */
export function DomainTags({ codes, label }: { codes: readonly DomainCode[]; label?: string }) {
  const t = recordWords[useLang()]
  return (
    <ul className="domains" aria-label={label ?? t.domainsClaimed}>
      {domainCodes
        .filter((code) => codes.includes(code))
        .map((code) => (
          <li key={code} className={`domain domain--${code}`}>
            <Icon name={code} />
            <span>{t.domainShort[code]}</span>
          </li>
        ))}
    </ul>
  )
}
