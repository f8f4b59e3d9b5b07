import { createContext, useContext } from 'react'
import type { PartialDay } from '../base/day.ts'
import type { Lang, Text } from '../base/text.ts'
import type { Site } from '../http/deps.ts'
import type { Role } from '../identity/index.ts'

/** Addresses of the static files, with the hash of their content. `passkey` and `check` are the scripts there are. */
export type AssetPaths = {
  css: string
  mark: string
  passkey: string
  check: string
  preload: readonly string[]
}

/** Pages that only some may open, beside those of their own account. */
export type Door = 'organisation' | 'data' | 'people' | 'audit' | 'breaches' | 'mail'

/** Who reads the page, as far as the page shows it. */
export type Viewer = {
  name: string
  sample: boolean
  /** The role acted in and where it is held; null where none is chosen. */
  acting: { role: Role; place: Text | null } | null
  doors: readonly Door[]
}

/** What every page stands in: its language and address, the installation, the record's date. */
export type Frame = {
  lang: Lang
  /** Thai address of this page with its query, as asked for: `/cities?status=zone`. */
  path: string
  site: Site
  /** As of when the record's public sources are (about.recordAsOf); null while the record was never read. */
  asOf: PartialDay | null
  assets: AssetPaths
  /** Null for whoever is not signed in; such a page is the same for all of them. */
  viewer: Viewer | null
  /** Goes with every form, to show that it came from our own page; null on pages that are kept for everyone. */
  formToken: string | null
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
