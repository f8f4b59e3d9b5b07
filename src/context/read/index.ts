export {
  findAttribute,
  type KnownAttribute,
  type KnownType,
  listAttributes,
  listTypes,
} from './discover.ts'
export type { EntityQuery, EntitySelector, Paging } from './entity-query.ts'
export { matches } from './entity-query.ts'
export { type Found, type FoundPage, findEntities } from './find.ts'
export { type Limits, usualLimits } from './limits.ts'
export { requireEntity } from './retrieve.ts'
export { findByIds, findStoredText } from './stored-text.ts'
export { findTypePage, type TextPage } from './type-page.ts'
export { type EntityView, isStoredForm, type Join } from './view.ts'
