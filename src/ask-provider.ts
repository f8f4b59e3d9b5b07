import { Problem } from './base/problem.ts'
import { allowOrigin } from './http/egress/allow-list.ts'
import type { Answer, Egress } from './http/egress/egress.ts'
import { egressRefused } from './http/egress/problems.ts'
import type { Fetch } from './identity/index.ts'

const timeoutMs = 10_000
const bodiless = [204, 205, 304]

/**
 * How a provider of sign-in is asked: at its issuer's origin, and wherever else EGRESS_ALLOW lets us. Fails as the runtime's own
 * client does, by a TypeError; that a place has to be allowed first is told to who runs the product, through `tell`.
 */
export function askProvider(egress: Egress, issuer: string, tell: (error: unknown) => void): Fetch {
  const allowed = egress.allowing([allowOrigin(issuer)])
  return async (address, { method, headers, body, signal }) => {
    const asking = {
      method,
      headers: body === null ? headers : { 'content-type': form, ...headers },
      body: body === null ? undefined : String(body),
      signal: signal ?? undefined,
      timeoutMs,
    }
    try {
      return asResponse(await allowed.fetch(address, asking, 'listed'))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.kind === egressRefused.kind)
        tell(new Error(`${new URL(address).origin}: ${error.message}`))
      throw new TypeError('fetch failed', { cause: error })
    }
  }
}

const form = 'application/x-www-form-urlencoded'

function asResponse({ status, headers, body }: Answer): Response {
  return new Response(bodiless.includes(status) ? null : new Uint8Array(body), {
    status,
    headers: [...headers],
  })
}
