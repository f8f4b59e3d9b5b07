import type { Server } from './server-type.ts'

/**
 * Stops a server with good manners: no new connections, requests under way are finished, and what is not finished after
 * `graceMs` is cut off.
 */
export async function stopServer(server: Server, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), graceMs)
  try {
    await server.close()
  } finally {
    clearTimeout(cut)
  }
}
