export { type Answer, type Paging, queryEvolutions, retrieveEvolution } from './consume.ts'
export { type Erasure, eraseHistory, isErased } from './erase.ts'
export { type TemporalDeps, temporalOperations } from './routes.ts'
