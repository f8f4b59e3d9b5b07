export {
  type Discovery,
  describeAttribute,
  describeAttributes,
  describeType,
  describeTypes,
  listAttributes,
  listTypes,
} from './discovery.ts'
export {
  type EntityQuery,
  type EntitySelector,
  matches,
  type Paging,
} from './entity-query.ts'
export { type Found, type FoundPage, findEntities } from './find.ts'
export { type Limits, usualLimits } from './limits.ts'
export { requireEntity } from './retrieve.ts'
export { findByIds, findStoredText, findTypePage, type TextPage } from './stored-text.ts'
export { type EntityView, isStoredForm, type Join } from './view.ts'
export { writeEntities } from './write-entities.ts'
