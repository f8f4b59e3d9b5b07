import multipart from '@fastify/multipart'
import type { Server } from '../http/server.ts'
import type { EmblemDeps } from './emblem-deps.ts'
import { badgeRoute } from './interface/badge-route.ts'
import { checkRoutes } from './interface/check-routes.ts'
import { documentRoutes } from './interface/document-routes.ts'
import { issueRoutes } from './interface/issue-routes.ts'
import { logRoutes } from './interface/log-routes.ts'
import { makeTestBed } from './standard/test-bed.ts'

/** The addresses of emblems but for `/credentials/{id}` itself, which is a page too: see web/routes/emblems.tsx. */
export async function emblemRoutes(server: Server, deps: EmblemDeps): Promise<void> {
  const testBed = deps.testBed ? makeTestBed(deps.site.publicUrl) : null
  documentRoutes(server, deps)
  logRoutes(server, deps)
  badgeRoute(server, deps)
  // Only here are files read: everywhere else such a body is refused.
  await server.register(async (scope: Server) => {
    await scope.register(multipart)
    checkRoutes(scope, deps, testBed)
  })
  issueRoutes(server, deps, testBed)
}
