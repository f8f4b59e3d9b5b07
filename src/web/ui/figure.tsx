import type { ReactNode } from 'react'
import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { type Download, DownloadList } from './download-list.tsx'
import { Details } from './panel.tsx'

export type FigureProps = {
  id: string
  /** The finding, written from the data. */
  title: string
  /** An SVG with role="img", title and desc. */
  image: ReactNode
  /** Unit, as-of date, source and licence. */
  note?: ReactNode
  /** The same as a table; left out where the table stands beside the figure. */
  table?: ReactNode
  downloads?: readonly Download[]
}

/** A map or chart after the contract of every figure: finding, image, note with source, table, files. */
export function Figure({ id, title, image, note, table, downloads }: FigureProps) {
  const t = commonWords[useLang()]
  return (
    <figure className="figure" aria-labelledby={id}>
      <h3 id={id} className="figure__title">
        {title}
      </h3>
      {image}
      <figcaption>
        {note && <div className="figure__note">{note}</div>}
        {table && <Details summary={t.table}>{table}</Details>}
        {downloads && <DownloadList files={downloads} />}
      </figcaption>
    </figure>
  )
}
