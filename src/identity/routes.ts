import type { Server } from '../http/server.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { accountRoutes } from './interface/account-routes.ts'
import { auditRoutes } from './interface/audit-routes.ts'
import { breachRoutes } from './interface/breach-routes.ts'
import { invitationRoutes } from './interface/invitation-routes.ts'
import { linkRoutes } from './interface/link-routes.ts'
import { mailRoutes } from './interface/mail-routes.ts'
import { peopleRoutes } from './interface/people-routes.ts'
import { personRoutes } from './interface/person-routes.ts'
import { policyRoutes } from './interface/policy-routes.ts'
import { sessionRoutes } from './interface/session-routes.ts'
import { tokenRoutes } from './interface/token-routes.ts'
import { waysInRoutes } from './interface/ways-in-routes.ts'

/** Every address of the interface of people, permits and the audit record. */
export function identityRoutes(server: Server, deps: IdentityDeps) {
  sessionRoutes(server, deps)
  linkRoutes(server, deps)
  accountRoutes(server, deps)
  waysInRoutes(server, deps)
  peopleRoutes(server, deps)
  personRoutes(server, deps)
  invitationRoutes(server, deps)
  tokenRoutes(server, deps)
  mailRoutes(server, deps)
  auditRoutes(server, deps)
  breachRoutes(server, deps)
  policyRoutes(server, deps)
}
