export * from './city-view.ts'
export { readingsAcross } from './ranking.ts'
