import type { Change } from '../../entity/change.ts'
import type { JsonObject } from '../../json.ts'
import { coreContext } from '../../ld/compile-context.ts'
import { toStored } from '../../space/index.ts'
import { readSubscription } from '../read-subscription.ts'
import type { Subscription } from '../subscription.ts'
import type { ChangeMark, EntityNews } from './entity-change.ts'
import { toWatcher, type Watcher } from './watcher.ts'

/** What the tests of matching share. */

export const now = new Date('2026-11-23T22:00:00.000Z')

export function aSubscription(
  members: JsonObject = {},
  notification: JsonObject = {},
  endpoint: JsonObject = {},
): Subscription {
  const raw = {
    id: 'urn:ngsi-ld:Subscription:1',
    type: 'Subscription',
    entities: [{ type: 'Building' }],
    ...members,
    notification: { endpoint: { uri: 'http://receiver.example/', ...endpoint }, ...notification },
  }
  const check = () => undefined
  return readSubscription(raw, { context: coreContext, source: undefined, now, check })
}

export function aWatcher(subscription: Subscription, number = 1): Watcher {
  const kept = { number, version: number, subscription, createdAt: '', modifiedAt: '' }
  return toWatcher(kept, coreContext)
}

/** The news of an operation. `what` says whether it made the entity, or took it away. */
export function newsOf({ was, is, changes }: Change, what?: 'made' | 'gone'): EntityNews {
  const marks = changes.map(({ attribute, datasetId, was: before, is: after }): ChangeMark => {
    const kind = !before ? 'created' : after ? 'updated' : 'deleted'
    return [attribute, datasetId ?? null, kind]
  })
  return {
    before: what === 'made' ? null : toStored(was),
    after: what === 'gone' ? null : toStored(is),
    changes: marks,
  }
}
