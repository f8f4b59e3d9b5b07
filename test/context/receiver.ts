import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A notification as it came in. */
export type Received = {
  path: string
  headers: IncomingHttpHeaders
  body: {
    id: string
    subscriptionId: string
    data: { id: string; [member: string]: unknown }[]
    [member: string]: unknown
  }
}

export type Receiver = {
  url: string
  received: Received[]
  /** How it answers from here on: with a status, not at all, or by closing the connection. */
  answer(how: number | 'hang' | 'close' | ((received: Received) => number)): void
  /** The most that it had to answer at once, by path, or at all paths with `*`. */
  mostAtOnce(path: string): number
  close(): Promise<void>
}

/** A receiver of notifications on the loopback address. */
export async function aReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = []
  const [open, most] = [new Map<string, number>(), new Map<string, number>()]
  let how: Parameters<Receiver['answer']>[0] = 200
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    for (const key of [path, '*']) {
      const count = (open.get(key) ?? 0) + 1
      open.set(key, count)
      most.set(key, Math.max(count, most.get(key) ?? 0))
      response.on('close', () => open.set(key, (open.get(key) ?? 1) - 1))
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = {
        path,
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      }
      received.push(one)
      reply(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  function reply(response: ServerResponse, one: Received) {
    if (how === 'hang') return
    if (how === 'close') response.destroy()
    else response.writeHead(typeof how === 'number' ? how : how(one)).end()
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => {
      how = next
    },
    mostAtOnce: (path) => most.get(path) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
