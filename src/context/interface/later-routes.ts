import { notImplemented } from './problems.ts'
import type { Operation, Register } from './route.ts'

const methods: Readonly<Record<string, readonly Operation['method'][]>> = {
  '/csourceRegistrations': ['GET', 'POST'],
  '/csourceRegistrations/:id': ['GET', 'PATCH', 'DELETE'],
  '/csourceSubscriptions': ['GET', 'POST'],
  '/csourceSubscriptions/:id': ['GET', 'PATCH', 'DELETE'],
  '/entityMaps': ['GET'],
  '/entityMaps/:id': ['GET', 'PATCH', 'DELETE'],
  '/temporal/entityMaps': ['GET'],
  '/snapshots': ['POST', 'DELETE'],
  '/snapshots/:id': ['GET', 'PATCH', 'DELETE'],
  '/snapshots/:id/clone': ['POST'],
}

/** What the standard has and this version has not: context sources, entity maps and snapshots. */
export function laterRoutes(register: Register) {
  for (const [url, own] of Object.entries(methods))
    for (const method of own)
      register({
        method,
        url,
        summary: 'Not in this version',
        action: method === 'GET' ? 'city-data.read' : 'source.register',
        anyParameters: true,
        answer: async () => {
          throw notImplemented()
        },
      })
}
