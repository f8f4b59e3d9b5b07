import type { PartialDay } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import type { Deps } from '../http/deps.ts'
import { aboutRecord } from '../programme/index.ts'
import type { AssetPaths, Frame } from './frame.ts'

/** Makes the frames of pages; the record's date is asked once per version of the record. */
export type Frames = {
  /** The frame of a Thai address in a language. */
  make: (lang: Lang, path: string) => Promise<Frame>
  /** The same from memory, for failures: it answers when the database does not. */
  recall: (lang: Lang, path: string) => Frame
}

export function makeFrames(deps: Deps, assets: AssetPaths): Frames {
  let known: { version: string; asOf: PartialDay } | undefined

  const recall = (lang: Lang, path: string): Frame => ({
    lang,
    path,
    site: deps.site,
    asOf: known?.asOf ?? null,
    assets,
  })
  return {
    recall,
    async make(lang, path) {
      const version = deps.version()
      if (known?.version !== version)
        known = { version, asOf: (await aboutRecord(deps.db.read)).recordAsOf }
      return recall(lang, path)
    },
  }
}
