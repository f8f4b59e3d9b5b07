import type { FastifyRequest } from 'fastify'
import { type Action, requirePermitOn } from '../../identity/index.ts'
import { badRequestData, nonexistentTenant } from '../problems.ts'
import { createSpace, defaultSpace, findSpace, isSpaceName, type Space } from '../space/index.ts'
import type { InterfaceDeps } from './call.ts'
import { policyObjectOf } from './policy-object.ts'

/** The name in the header `NGSILD-Tenant`; undefined without one. */
export function tenantHeader({ headers }: FastifyRequest): string | undefined {
  const given = headers['ngsild-tenant']
  return typeof given === 'string' && given !== '' ? given : undefined
}

/**
 * Finds the data space that a request is about: by `NGSILD-Tenant`, else the one of nobody's city. In a closed test bed the first
 * write makes it. Throws BadRequestData for a name that cannot be one, NonexistentTenant. Source: CIM 009 4.14, 5.5.10, 6.3.14.
 */
export async function requireSpace(
  { db, auth }: InterfaceDeps,
  request: FastifyRequest,
  action: Action,
  now: Date,
): Promise<Space> {
  const wanted = tenantHeader(request) ?? defaultSpace
  if (!isSpaceName(wanted)) throw badName(wanted)
  const found = await findSpace(db, wanted)
  if (found) return found
  // Whoever may not look into a space is not told whether it is there.
  if (auth) requirePermitOn(request.actor, action, policyObjectOf({ name: wanted }))
  const mayMake = !auth && request.method !== 'GET' && request.method !== 'DELETE'
  if (mayMake || wanted === defaultSpace) return (await createSpace(db, wanted, now)).space
  throw nonexistentTenant({ members: { tenant: wanted } })
}

function badName(given: string) {
  return badRequestData({
    detail: {
      th: 'NGSILD-Tenant ประกอบด้วย a-z 0-9 _ และ - ขึ้นต้นด้วยตัวอักษรหรือตัวเลข ไม่เกิน 63 ตัว',
      en: 'NGSILD-Tenant has 1 to 63 of a-z, 0-9, _ and -, and begins with a letter or digit.',
    },
    members: { tenant: given.slice(0, 80) },
  })
}
