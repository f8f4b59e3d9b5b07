import type { PartialDay } from '../base/day.ts'
import type { Lang, Text } from '../base/text.ts'
import type { Deps } from '../http/deps.ts'
import { formToken, type OpenSession } from '../identity/index.ts'
import { aboutRecord } from '../programme/index.ts'
import type { AssetPaths, Frame } from './frame.ts'
import { findPlaceName } from './place-name.ts'
import { viewerOf } from './viewer.ts'

/** Makes the frame of a Thai address in a language, for somebody signed in or for everyone else. */
export type MakeFrame = (lang: Lang, path: string, session: OpenSession | null) => Promise<Frame>

/** Makes the frames of pages; the record's date is asked once per version of the record. */
export type Frames = {
  make: MakeFrame
  /** The same from memory, for failures: it answers when the database does not. */
  recall: (lang: Lang, path: string, session?: OpenSession | null) => Frame
}

export function makeFrames(deps: Deps, assets: AssetPaths): Frames {
  let known: { version: string; asOf: PartialDay } | undefined

  const frameOf = (
    lang: Lang,
    path: string,
    session: OpenSession | null,
    place: Text | null,
  ): Frame => ({
    lang,
    path,
    site: deps.site,
    asOf: known?.asOf ?? null,
    assets,
    viewer: session && viewerOf(session.actor, place),
    formToken: session && formToken(session.token),
  })
  return {
    recall: (lang, path, session = null) => frameOf(lang, path, session, null),
    async make(lang, path, session) {
      const version = deps.version()
      if (known?.version !== version)
        known = { version, asOf: (await aboutRecord(deps.db.read)).recordAsOf }
      const scope = session?.actor.mandate?.scope
      const place = scope ? await findPlaceName(deps.db.read, scope) : null
      return frameOf(lang, path, session, place)
    },
  }
}
