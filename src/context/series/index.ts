export { readSelection, type Selection, type SelectionGiven } from './selection.ts'
