import './tables.ts'

export * from './adopt.ts'
export * from './definition.ts'
export * from './load-shipped.ts'
export { loadStarters } from './load-starters.ts'
export { definitionsOf, nameOf } from './memory.ts'
export {
  type Adoption,
  boundSpace,
  type DefinitionName,
  findDefinition,
  listAdoptions,
  listBoundCities,
  listDefinitions,
} from './queries.ts'
export { knownTo, storeDefinition } from './store-definition.ts'
