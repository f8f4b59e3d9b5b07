export { internSeries, internTerms, type SeriesOf } from './intern.ts'
export { inTurn, nextChange, type Turn } from './take-turn.ts'
