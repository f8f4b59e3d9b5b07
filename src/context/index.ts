export { rebuildRollups } from './rollup/index.ts'
export { createSpace, findSpace, listSpaces, type Space } from './space/index.ts'
