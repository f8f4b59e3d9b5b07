import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Frame, FrameContext } from './frame.ts'

/** Renders a whole page to HTML. `page` must be a `Page` component. */
export function renderPage(frame: Frame, page: ReactElement): string {
  return `<!doctype html>${renderPart(frame, page)}`
}

/** Renders a part of a page, or an SVG of its own, in a frame. */
export function renderPart(frame: Frame, part: ReactElement): string {
  return renderToStaticMarkup(<FrameContext value={frame}>{part}</FrameContext>)
}
