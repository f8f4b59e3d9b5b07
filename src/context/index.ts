export { readSelection, type Selection, type SelectionGiven } from './series/index.ts'
export { createSpace, findSpace, type Space } from './space/index.ts'
