import type { Lang } from '../base/text.ts'
import type { Deps } from '../http/deps.ts'
import type { Server } from '../http/server.ts'
import { assetRoutes, loadAssets } from './assets.ts'
import { makeFrames } from './frames.ts'
import { pages } from './route.ts'
import { allPages } from './routes/index.ts'

/** Registers every page and static file of the portal. */
export function webRoutes(server: Server, deps: Deps): void {
  const assets = loadAssets()
  const frames = makeFrames(deps, assets.paths)
  assetRoutes(server, assets)
  const register = pages(server, deps, (lang: Lang, path: string) => frames.make(lang, path))
  for (const routes of allPages) routes(register)
}
