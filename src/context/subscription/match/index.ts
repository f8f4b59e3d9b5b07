export { readEntitiesAt, readMatching } from './current-entities.ts'
export type { EntityNews } from './entity-change.ts'
export { type MatchDeps, matchEvent } from './match-event.ts'
export { type Memory, makeMemory } from './memory.ts'
