import { createContext, useContext } from 'react'
import type { PartialDay } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import type { Site } from '../http/deps.ts'

/** Addresses of the static files, with the hash of their content. */
export type AssetPaths = { css: string; mark: string; preload: readonly string[] }

/** What every page stands in: its language and address, the installation, the record's date. */
export type Frame = {
  lang: Lang
  /** Thai address of this page with its query, as asked for: `/cities?status=zone`. */
  path: string
  site: Site
  /** As of when the record's public sources are (about.recordAsOf); null while the record was never read. */
  asOf: PartialDay | null
  assets: AssetPaths
}

export const FrameContext = createContext<Frame | null>(null)

/** The frame of the page being rendered. Throws outside `renderPage`. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('a component was rendered outside a page: use renderPage')
  return frame
}

/** The language of the page being rendered. */
export function useLang(): Lang {
  return useFrame().lang
}
