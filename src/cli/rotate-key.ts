export { runRotation as run } from './change-keys.ts'
