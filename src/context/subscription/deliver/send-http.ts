import { NotDelivered, type Outgoing } from './outgoing.ts'

/** As much of the egress guard as notifications over HTTP need. */
export type Fetch = (
  address: string,
  asking: {
    method: string
    headers: Readonly<Record<string, string>>
    body: string
    signal: AbortSignal
    timeoutMs: number
    maxBytes: number
    beyond: 'cut'
  },
  reach: 'public',
) => Promise<{ status: number }>

const mostAnswered = 65_536

/** Posts a notification; any answer of 2xx says that it has arrived. Throws `NotDelivered`. Source: CIM 009 6.3.8. */
export async function sendHttp(fetch: Fetch, outgoing: Outgoing): Promise<void> {
  const { notification, endpoint, timeoutMs, signal } = outgoing
  const { status } = await fetch(
    endpoint.uri,
    {
      method: 'POST',
      headers: headersOf(outgoing),
      body: notification.body,
      signal,
      timeoutMs,
      maxBytes: mostAnswered,
      beyond: 'cut',
    },
    'public',
  ).catch((error: unknown) => {
    throw new NotDelivered(error instanceof Error ? error.message : String(error), false)
  })
  if (status < 200 || status > 299) throw new NotDelivered(`HTTP ${status}`, true)
}

/** What the receiver asked for, then what is ours: it cannot be replaced. */
export function headersOf({ notification, endpoint, tenant }: Outgoing): Record<string, string> {
  const { mediaType, link } = notification
  const asked = (endpoint.receiverInfo ?? []).map(({ key, value }) => [key, value] as const)
  return {
    ...Object.fromEntries(asked),
    'Content-Type': mediaType,
    ...(link !== null && { Link: contextLink(link) }),
    ...(tenant !== undefined && { 'NGSILD-Tenant': tenant }),
  }
}

/** Source: JSON-LD 1.1, 6.1; CIM 009 6.3.5. */
function contextLink(address: string): string {
  return `<${address}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`
}
