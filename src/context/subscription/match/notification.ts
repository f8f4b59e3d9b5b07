import { uuidv7 } from '../../../base/id.ts'
import { featureCollection } from '../../entity/geojson.ts'
import type { Json, JsonObject } from '../../json.ts'
import { coreContextUrl } from '../../ld/core-context.ts'
import type { Subscription } from '../subscription.ts'

/** A notification as it goes out. `link` is the address of its context where that is not in the body. */
export type Notification = { mediaType: string; link: string | null; body: string }

/** Most entities in one notification; more go out in several. */
export const mostEntities = 100

/** The `@context` that notifications are written for, as it stands in JSON-LD. Source: CIM 009 5.2.12 (jsonldContext). */
export function contextSourceOf({ jsonldContext, source }: Subscription): Json {
  const given = jsonldContext ?? source
  if (Array.isArray(given) && given.length === 1) return given[0] as Json
  return given ?? coreContextUrl()
}

/** The address at which that context can be had; undefined where it has none. */
export function contextAddressOf(subscription: Subscription): string | undefined {
  const source = contextSourceOf(subscription)
  return typeof source === 'string' ? source : subscription.link
}

/** Whether notifications carry their context in the body. */
export function isLinkedData({ notification: { endpoint } }: Subscription): boolean {
  const { accept, notifierInfo = [] } = endpoint
  if (accept === 'application/ld+json') return true
  if (accept !== 'application/geo+json') return false
  return !notifierInfo.some(
    ({ key, value }) => key.toLowerCase() === 'prefer' && /\bbody\s*=\s*"?json\b/i.test(value),
  )
}

/** Puts written entities into notifications. Source: CIM 009 5.3.1, 6.3.5. */
export function toNotifications(
  subscription: Subscription,
  entities: readonly JsonObject[],
  now: Date,
): Notification[] {
  const notifications: Notification[] = []
  for (let from = 0; from < entities.length; from += mostEntities)
    notifications.push(toNotification(subscription, entities.slice(from, from + mostEntities), now))
  return notifications
}

function toNotification(
  subscription: Subscription,
  entities: readonly JsonObject[],
  now: Date,
): Notification {
  const { accept = 'application/json' } = subscription.notification.endpoint
  const inBody = isLinkedData(subscription)
  const context = inBody ? { '@context': contextSourceOf(subscription) } : {}
  const isGeo = accept === 'application/geo+json'
  const body: JsonObject = {
    ...context,
    id: `urn:ngsi-ld:Notification:${uuidv7(now)}`,
    type: 'Notification',
    subscriptionId: subscription.id,
    notifiedAt: now.toISOString(),
    data: isGeo
      ? { ...featureCollection([...entities]), ...context }
      : entities.map((entity) => ({ ...entity, ...context })),
  }
  const link = inBody ? null : (contextAddressOf(subscription) ?? coreContextUrl())
  return { mediaType: accept, link, body: JSON.stringify(body) }
}
