export { createSpace, findSpace, type Space } from './space/index.ts'
