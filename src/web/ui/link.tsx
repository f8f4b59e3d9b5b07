import type { ReactNode } from 'react'
import { useLang } from '../frame.ts'
import { localPath } from '../language.ts'

export type LinkProps = {
  /** Thai address of a page; the reader's language is put before it. */
  to: string
  children: ReactNode
  className?: string | undefined
  current?: boolean | undefined
}

/** A link to a page of this portal, in the reader's language. */
export function Link({ to, children, className, current }: LinkProps) {
  return (
    <a
      href={localPath(to, useLang())}
      className={className}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  )
}
