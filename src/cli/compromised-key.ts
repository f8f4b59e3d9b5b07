export { runCompromise as run } from './change-keys.ts'
