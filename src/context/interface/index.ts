export type { Call, GivenContext, InterfaceDeps } from './call.ts'
export { writeContextLink } from './link-header.ts'
export type { MediaType } from './media-type.ts'
export {
  type Parameters,
  readFlag,
  readParameters,
  readWhole,
  readWords,
} from './parameters.ts'
export { methodNotAllowed } from './problems.ts'
export { manyThings, oneThing } from './read-body.ts'
export { memberContextSource } from './request-context.ts'
export { base, type Operation, type Register, serveOperations } from './route.ts'
