import type { Lang } from '../base/text.ts'
import type { ErrorPage } from '../http/answer-problem.ts'
import type { Deps } from '../http/deps.ts'
import type { Server } from '../http/server.ts'
import { assetRoutes, loadAssets } from './assets.ts'
import { makeErrorPage } from './failure-page.tsx'
import { makeFrames } from './frames.ts'
import { pages } from './route.ts'
import { allPages } from './routes/index.ts'

/** Registers every page and static file of the portal; gives the page of failures for the server to use. */
export function webRoutes(server: Server, deps: Deps): { errorPage: ErrorPage } {
  const assets = loadAssets()
  const frames = makeFrames(deps, assets.paths)
  assetRoutes(server, assets)
  const register = pages(server, deps, (lang: Lang, path: string) => frames.make(lang, path))
  for (const routes of allPages) routes(register)
  return { errorPage: makeErrorPage(frames.recall) }
}
