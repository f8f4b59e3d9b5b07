export { rebuildRollups } from './rollup/index.ts'
export { readSelection, type Selection, type SelectionGiven } from './series/index.ts'
export { createSpace, findSpace, listSpaces, type Space } from './space/index.ts'
