import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import { freePort } from './free-port.ts'

/** A door in front of a database: what goes through it can be cut off and let in again. */
export type Gate = {
  /** The database's address through the gate. */
  url: string
  /** Cuts every connection and takes no more, as when the server or the network is gone. */
  shut(): Promise<void>
  open(): Promise<void>
}

/** Puts a gate in front of a database, on a port of its own. */
export async function openGate(databaseUrl: string): Promise<Gate> {
  const behind = new URL(databaseUrl)
  const passing = new Set<Socket>()
  const server = createServer((outer) => {
    const inner = connect(placeOf(behind))
    for (const [from, to] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      passing.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        passing.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  const port = await freePort()
  const gate: Gate = {
    url: throughPort(behind, port),
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of passing) socket.destroy()
      }),
  }
  await gate.open()
  return gate
}

/** Where a database listens: a socket of the file system when its address names a folder, else a port. */
function placeOf({ hostname, port, searchParams }: URL): NetConnectOpts {
  const folder = searchParams.get('host')
  const number = Number(port || 5432)
  return folder ? { path: `${folder}/.s.PGSQL.${number}` } : { host: hostname, port: number }
}

function throughPort(behind: URL, port: number): string {
  const url = new URL(behind)
  url.searchParams.delete('host')
  url.host = `127.0.0.1:${port}`
  return url.href
}
