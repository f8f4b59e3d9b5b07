import 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open to everyone, without a permit. */
    public?: boolean
  }
}
