import type { EmblemDeps } from '../emblem/index.ts'
import type { ErrorPage } from '../http/answer-problem.ts'
import type { Server } from '../http/server.ts'
import type { IdentityDeps } from '../identity/index.ts'
import { assetRoutes, loadAssets } from './assets.ts'
import { makeErrorPage } from './failure-page.tsx'
import { makeFrames } from './frames.ts'
import { pages } from './route.ts'
import { allPages } from './routes/index.ts'

export { signInAddress } from './return-address.ts'
export { emblemWords } from './words/emblem.ts'

/** Registers every page and static file of the portal; gives the page of failures for the server to use. */
export function webRoutes(
  server: Server,
  deps: IdentityDeps,
  emblems: EmblemDeps,
): { errorPage: ErrorPage } {
  const assets = loadAssets()
  const frames = makeFrames(deps, assets.paths)
  assetRoutes(server, assets)
  const register = pages(server, deps, emblems, frames.make)
  for (const routes of allPages) routes(register)
  return { errorPage: makeErrorPage(frames.recall) }
}
