import 'fastify'

/**
 * The names of everything that can be done. They stand in the policy, above this room, which puts them here by declaration
 * merging: `declare module '../../http/route-config.ts' { interface Permits { action: Action } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the policy
export interface Permits {}

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What asking this route is, or the things it may be, by what is sent. A route without any cannot be registered: see
     * `requirePermits`.
     */
    permit?: Permits[keyof Permits] | readonly Permits[keyof Permits][]
    /** The route reads and refuses the parameters of its query itself. */
    ownQuery?: boolean
  }
}
