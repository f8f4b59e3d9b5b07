import type { ReactNode } from 'react'
import { Link } from './link.tsx'

type Kind = 'primary' | 'secondary'

/** Sends the form it stands in. */
export function Button({ children, kind = 'primary' }: { children: ReactNode; kind?: Kind }) {
  return (
    <button type="submit" className={kind === 'primary' ? 'button' : `button button--${kind}`}>
      {children}
    </button>
  )
}

/** A link that starts something, in the shape of a button. */
export function ButtonLink({
  to,
  children,
  kind = 'primary',
}: {
  to: string
  children: ReactNode
  kind?: Kind
}) {
  return (
    <Link to={to} className={kind === 'primary' ? 'button' : `button button--${kind}`}>
      {children}
    </Link>
  )
}
