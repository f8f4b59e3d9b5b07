import { parseHTML } from 'linkedom'
import type { ReactElement } from 'react'
import type { Frame } from '../../src/web/frame.ts'
import { renderPage } from '../../src/web/render.tsx'
import { frame } from './fixture.ts'

type Root = ReturnType<typeof parseHTML>['document']

/** A page as a browser would read it. */
export function open(page: ReactElement, over: Partial<Frame> = {}): Root {
  return parseHTML(renderPage(frame(over), page)).document
}

/** Text of everything that a selector finds, one string each, white space as one blank. */
export function texts(root: Pick<Root, 'querySelectorAll'>, selector: string): string[] {
  return [...root.querySelectorAll(selector)].map((found) => plain(found.textContent ?? ''))
}

/** The first of `texts`. Throws where there is none. */
export function text(root: Pick<Root, 'querySelectorAll'>, selector: string): string {
  const [first] = texts(root, selector)
  if (first === undefined) throw new Error(`nothing on the page is ${selector}`)
  return first
}

/** Text without what only keeps a line together. */
export function plain(value: string): string {
  return value
    .replaceAll('\u2060', '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}
