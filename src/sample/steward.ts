import { enterAsSample, listSamples, sessionCookie } from '../identity/index.ts'
import type { Db } from '../store/db.ts'

/** A request to the product's own interface, as if it came over the network. */
export type Ask = (request: {
  method: 'POST'
  url: string
  headers: Record<string, string>
  payload: string
}) => Promise<{ statusCode: number; body: string }>

/** Sends a body to an address below `/ngsi-ld/v1`, in the sample city's space. Throws where it is not taken. */
export type Send = (url: string, body: object) => Promise<void>

export type StewardDeps = { db: Db; clock: () => Date; ask: Ask; publicUrl: string; space: string }

/**
 * Makes the sample data steward send: signed in as anybody may be, through the same door, permits and checks as every feed. A session
 * that has run out is opened again.
 */
export function makeSend({ db, clock, ask, publicUrl, space }: StewardDeps): Send {
  let token: string | undefined
  const enter = async () => {
    const steward = (await listSamples(db.read)).find(({ role }) => role === 'data-steward')
    if (!steward) throw new Error('there is no sample steward')
    const visit = { address: '127.0.0.1', agent: null, requestId: null, signedIn: null }
    return (await enterAsSample(db, steward.person.id, { ...visit, now: clock() })).token
  }
  const once = async (url: string, payload: string) => {
    token ??= await enter()
    const headers = {
      'content-type': 'application/json',
      'ngsild-tenant': space,
      cookie: `${sessionCookie(publicUrl)}=${token}`,
    }
    return ask({ method: 'POST', url: `/ngsi-ld/v1${url}`, headers, payload })
  }
  return async (url, body) => {
    const payload = JSON.stringify(body)
    let answer = await once(url, payload)
    if (answer.statusCode === 401) {
      token = undefined
      answer = await once(url, payload)
    }
    // 207 is the answer of a batch of which a part was refused.
    if (answer.statusCode >= 300 || answer.statusCode === 207)
      throw new Error(`${url} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`)
  }
}
