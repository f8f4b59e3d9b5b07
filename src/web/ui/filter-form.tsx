import type { ReactNode } from 'react'
import { useLang } from '../frame.ts'
import { localPath } from '../language.ts'
import { commonWords } from '../words/common.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

type FilterFormProps = {
  to: string
  label: string
  submit: string
  /** The field that always stands open. */
  first: ReactNode
  /** Label of the rest, which folds away on narrow screens. */
  more: string
  /** Whether the rest stands open at the start, because something in it is chosen. */
  open: boolean
  children: ReactNode
}

/** Fields that narrow a list, sent by GET so that the answer has an address. */
export function FilterForm(props: FilterFormProps) {
  const { to, label, submit, first, more, open, children } = props
  return (
    <form action={localPath(to, useLang())} className="filters" aria-label={label}>
      {first}
      <details className="filters__more" open={open}>
        <summary>{more}</summary>
        <div className="filters__fields">{children}</div>
      </details>
      <Button>{submit}</Button>
    </form>
  )
}

/** A filter in force and the Thai address of the list without it. */
export type ChosenFilter = { label: string; without: string }

/** The filters in force, each with a link that takes it away, and one that takes all away. */
export function ChosenFilters({
  chosen,
  label,
  clear,
}: {
  chosen: readonly ChosenFilter[]
  label: string
  clear: { label: string; to: string }
}) {
  const t = commonWords[useLang()]
  if (chosen.length === 0) return null
  return (
    <div className="chosen">
      <p className="chosen__title" id="chosen">
        {label}
      </p>
      <ul aria-labelledby="chosen">
        {chosen.map((filter) => (
          <li key={filter.label}>
            <Link to={filter.without} className="chosen__filter">
              <Icon name="close" />
              <span className="sr-only">{t.remove('')} </span>
              <span>{filter.label}</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to={clear.to}>{clear.label}</Link>
        </li>
      </ul>
    </div>
  )
}
