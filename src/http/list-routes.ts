import type { Server } from './server-type.ts'

/** A route as it was declared. `summary` is undefined for what a plugin declared without one. */
export type ListedRoute = {
  method: string
  url: string
  /** What asking it may be, by name. */
  permit: readonly string[]
  summary: string | undefined
}

const declared = new WeakMap<object, ListedRoute[]>()

/** Notes every route that is declared from now on. */
export function noteRoutes(server: Server) {
  const routes: ListedRoute[] = []
  declared.set(server.server, routes)
  server.addHook('onRoute', ({ method, url, schema, config }) => {
    const permit: readonly string[] = [config?.permit ?? []].flat()
    for (const one of [method].flat())
      if (one !== 'HEAD') routes.push({ method: one, url, permit, summary: schema?.summary })
  })
}

/** All routes of a server, by address and method. Every GET answers HEAD too. */
export function listRoutes(server: Server): ListedRoute[] {
  const key = ({ url, method }: ListedRoute) => `${url} ${method}`
  return (declared.get(server.server) ?? []).toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
