import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../http/deps.ts'
import type { Act } from '../../identity/index.ts'
import type { Json } from '../json.ts'
import type { Context } from '../ld/context.ts'
import type { Space } from '../space/index.ts'
import type { MediaType } from './media-type.ts'
import type { Parameters } from './parameters.ts'

/** What the routes of city data are given beside what all routes are. */
export type InterfaceDeps = Deps & {
  /** Whether people and systems must be permitted; false only in a closed test bed. */
  auth: boolean
  /** Compiles the `@context` of a request for a space. Throws BadRequestData or LdContextNotAvailable. */
  resolveContext: (space: Space, source: Json | undefined) => Promise<Context>
  log?: ((error: unknown, request: FastifyRequest | null) => void) | undefined
}

/** The `@context` of a request, compiled, and as it was given: an address, an object, or a list. */
export type GivenContext = { context: Context; source: Json | undefined }

/** One request for city data, let past and read as far as all have it in common. */
export type Call = {
  request: FastifyRequest
  /** The data space it is about. */
  space: Space
  /** Who asks, and when. */
  act: Act
  /** The moment as a DateTime. */
  at: string
  parameters: Parameters
  /** What is sent back, chosen from what the route offers. */
  mediaType: MediaType
  /** Whether the body is JSON-LD, with its context in it. */
  isLinkedData: boolean
  body: Json | undefined
  /** The context of the request, by its Link header or in its body. */
  given: GivenContext
}
