export { makeAddressCheck, pruneDeliveries, startSubscriptions } from './subscription/index.ts'
