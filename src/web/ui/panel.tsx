import type { ReactNode } from 'react'

type PanelProps = { title?: string; id?: string; children: ReactNode }

/** Content set apart on its own ground, with a heading of level 2. */
export function Panel({ title, id, children }: PanelProps) {
  return (
    <section className="panel" id={id} aria-labelledby={title && id ? `${id}-title` : undefined}>
      {title && <h2 id={id ? `${id}-title` : undefined}>{title}</h2>}
      {children}
    </section>
  )
}

/** The end of a task: what happened, and a reference where there is one. */
export function ConfirmationPanel({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="confirmation" role="status">
      <h1>{title}</h1>
      {children}
    </div>
  )
}

/** A remark that belongs to the text but stands out from it. */
export function InsetText({ children }: { children: ReactNode }) {
  return <div className="inset">{children}</div>
}

/** More for those who want it. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: string
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details__body">{children}</div>
    </details>
  )
}

/** Says that nothing was found and what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
