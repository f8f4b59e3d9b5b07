export * from './actor.ts'
export {
  given,
  permits,
  permitsOn,
  permitsSomewhere,
  requirePermit,
  requirePermitOn,
} from './permits.ts'
export { listPolicy, policyPartWords, printPolicy } from './print.ts'
export { notPermitted, signInNeeded } from './problems.ts'
export * from './purpose.ts'
export * from './relation.ts'
export type { PolicyRow } from './row.ts'
export { type Subject, subjects, subjectWords } from './subject.ts'
export { type Action, actions, isAction, policy, policyParts } from './table.ts'
