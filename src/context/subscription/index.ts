import './tables.ts'

export { makeAddressCheck } from './check-address.ts'
export { type Pace, usualPace } from './deliver/retry.ts'
export type { Outward } from './deliver/send.ts'
export { type Failed, listFailed } from './deliver/settle.ts'
export { forgetDeliveriesOf } from './forget-deliveries.ts'
export type { EntityNews } from './match/entity-change.ts'
export type { Seen } from './queries.ts'
export type { CheckAddress } from './read-endpoint.ts'
export { patchSubscription, type Reading, readSubscription } from './read-subscription.ts'
export {
  listenerName,
  pruneDeliveries,
  type SubscriptionsDeps,
  startSubscriptions,
} from './start-subscriptions.ts'
export * from './subscribe.ts'
export type { Subscription } from './subscription.ts'
export { writeSubscription } from './write-subscription.ts'
