import type { Text } from '../base/text.ts'
import type { Db } from '../store/db.ts'
import type { PageCache } from './page-cache.ts'

/** What every answer says of this installation. It comes from the settings, never from the Host header. */
export type Site = {
  /** Scheme and authority without a trailing slash: `https://lakmueang.example`. */
  publicUrl: string
  /** False: every page, print and export says that this is not an official site. */
  official: boolean
  /** Who runs this installation; null when the settings do not say. */
  operator: Text | null
  /** Address for questions (e-mail or web); null when the settings do not say. */
  contact: string | null
}

/** What the routes of a room are given. Rooms get the moment and the database from here and from nowhere else. */
export type Deps = {
  db: Db
  clock: () => Date
  site: Site
  cache: PageCache
  /** What anonymous answers depend on: the version of the record and the day in Bangkok. Held in memory, cheap to ask. */
  version: () => string
}
