import './tables.ts'

export * from './breach.ts'
export { breachKindWords, breachRiskWords, printNotice } from './print-notice.ts'
export * from './problems.ts'
export { findBreach, listBreaches } from './queries.ts'
export { assessBreach, breachObject, noteNotice, recordBreach } from './record-breach.ts'
export { withClock, writeRegister } from './write-register.ts'
