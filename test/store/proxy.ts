import type { AddressInfo } from 'node:net'
import { createConnection, createServer, type Socket } from 'node:net'
import path from 'node:path'

/** A line to a database that can be cut and mended: the database itself serves other tests on. */
export type Line = { url: string; cut(): Promise<void>; hang(): void; mend(): Promise<void> }

/** Lays a line to the database at this address; `close` is `cut`. */
export async function layLine(url: string): Promise<Line> {
  const address = new URL(url)
  const folder = address.searchParams.get('host')
  const target = folder
    ? { path: path.join(folder, `.s.PGSQL.${address.port}`) }
    : { host: address.hostname, port: Number(address.port) }
  const ends = new Set<Socket>()
  let hanging = false

  const lay = () =>
    createServer((near) => {
      const far = createConnection(target)
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        ends.add(one)
        one.on('data', (data) => hanging || other.write(data))
        one.on('error', () => other.destroy())
        one.on('close', () => {
          other.destroy()
          ends.delete(one)
        })
      }
    })
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server = lay().once('error', reject).listen(port, '127.0.0.1', resolve)
    })

  let server = lay()
  await listen(0)
  const { port } = server.address() as AddressInfo
  address.searchParams.delete('host')
  address.searchParams.set('sslmode', 'disable')
  address.host = `127.0.0.1:${port}`
  return {
    url: address.href,
    /** Breaks every connection and takes no new one. */
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const end of ends) end.destroy()
      await closed
    },
    /** Keeps connections and says nothing more: as a machine that is switched off. */
    hang: () => {
      hanging = true
    },
    mend: async () => {
      hanging = false
      if (!server.listening) await listen(port)
    },
  }
}
