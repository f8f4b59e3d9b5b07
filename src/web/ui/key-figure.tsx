import type { ReactNode } from 'react'
import { Link } from './link.tsx'

export type KeyFigureProps = {
  label: string
  value: string
  unit?: string | undefined
  /** Thai address of the detail behind the figure. */
  to: string
  /** A second number that belongs beside the first. */
  beside?: ReactNode
  /** Date and source, and a caution where one is due. */
  children?: ReactNode
}

/** One number with what it means; the label leads to its detail. */
export function KeyFigure({ label, value, unit, to, beside, children }: KeyFigureProps) {
  return (
    <li className="key-figure">
      <h3 className="key-figure__label">
        <Link to={to}>{label}</Link>
      </h3>
      <p className="key-figure__value">
        {value}
        {unit && <span className="key-figure__unit"> {unit}</span>}
      </p>
      {beside && <p className="key-figure__beside">{beside}</p>}
      {children && <div className="key-figure__note">{children}</div>}
    </li>
  )
}

export function KeyFigures({ children }: { children: ReactNode }) {
  return <ul className="key-figures">{children}</ul>
}
