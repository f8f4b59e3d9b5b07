import { parse } from 'node:querystring'
import { isApiPath } from './negotiate.ts'
import type { Server } from './server-type.ts'

/**
 * Reads a query. A parameter without a value is absent: a form with an empty field sends `?q=`, and nothing was meant by it.
 * A repeated parameter becomes a list.
 */
export function readQuery(query: string): Record<string, unknown> {
  const found = parse(query)
  for (const name of Object.keys(found)) if (found[name] === '') delete found[name]
  return found
}

/**
 * Lets the interface refuse parameters it does not know: a misspelt filter must not be taken for none. Pages ignore them; routes
 * that read their own parameters (`ownQuery`) refuse in their own words.
 */
export function closeApiQueries(server: Server) {
  server.addHook('onRoute', (route) => {
    if (!isApiPath(route.url) || route.config?.ownQuery) return
    const declared = (route.schema?.querystring ?? { type: 'object', properties: {} }) as object
    route.schema = {
      ...route.schema,
      querystring: { ...declared, additionalProperties: false },
    }
  })
}
