import type { Server } from './server-type.ts'

const sweepMs = 50

/**
 * Stops a server with good manners: no new connections, requests under way are finished, and what is not finished after
 * `graceMs` is cut off.
 */
export async function stopServer(server: Server, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), graceMs)
  // A connection whose last request ends after the stop began would be kept alive for another minute.
  const sweep = setInterval(() => server.server.closeIdleConnections(), sweepMs)
  try {
    await server.close()
  } finally {
    clearTimeout(cut)
    clearInterval(sweep)
  }
}
