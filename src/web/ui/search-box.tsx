import { useLang } from '../frame.ts'
import { localPath } from '../language.ts'
import { commonWords } from '../words/common.ts'
import { Icon } from './icon.tsx'

type SearchBoxProps = { value?: string | undefined; id?: string; label?: string }

/** Asks for a city by name and leads to the list. */
export function SearchBox({ value, id = 'q', label }: SearchBoxProps) {
  const lang = useLang()
  const t = commonWords[lang].search
  return (
    <search>
      <form action={localPath('/cities', lang)} className="search">
        <label htmlFor={id}>{label ?? t.label}</label>
        <p className="field__hint" id={`${id}-hint`}>
          {t.hint}
        </p>
        <div className="search__row">
          <input
            id={id}
            name="q"
            type="search"
            className="input"
            defaultValue={value}
            maxLength={200}
            aria-describedby={`${id}-hint`}
          />
          <button type="submit" className="button">
            <Icon name="search" />
            <span>{t.button}</span>
          </button>
        </div>
      </form>
    </search>
  )
}
