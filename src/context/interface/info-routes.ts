import { createHash } from 'node:crypto'
import { sendJson } from './answer.ts'
import type { InterfaceDeps } from './call.ts'
import type { Register } from './route.ts'

/** Who this source is. Source: CIM 009 5.15.1, 5.2.40, 6.33. */
export function infoRoutes(register: Register, { site, clock }: InterfaceDeps) {
  const startedAt = clock().getTime()
  register({
    method: 'GET',
    url: '/info/sourceIdentity',
    summary: 'The identity of this context source',
    action: 'city-data.read',
    answer: async (call, reply) => {
      const source = digest(site.publicUrl)
      const seconds = Math.max(0, Math.floor((call.act.now.getTime() - startedAt) / 1000))
      return sendJson(call, reply, {
        id: `urn:ngsi-ld:ContextSourceIdentity:${source}`,
        type: 'ContextSourceIdentity',
        contextSourceAlias: `${source}-${call.space.name}`,
        contextSourceUptime: `PT${seconds}S`,
        contextSourceTimeAt: call.at,
      })
    },
  })
}

/** A short name for the address of this source, the same at every start. */
function digest(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16)
}
