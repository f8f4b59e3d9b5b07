import { createServer as createHttp, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

/** A listener on this machine that nobody may reach. It counts who does. */
export type Canary = { port: number; contacts: () => number; close: () => Promise<void> }

/** Listens on all addresses of this machine, so that no loopback address is missed. */
export async function startCanary(): Promise<Canary> {
  let contacts = 0
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    contacts++
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\nsecret')
  })
  const port = await listen(server, undefined)
  const close = () => {
    for (const socket of open) socket.destroy()
    return end(server)
  }
  return { port, contacts: () => contacts, close }
}

/** A web server on an address of this machine. */
export async function startWeb(answer: RequestListener, host = '127.0.0.1', port = 0) {
  const server = createHttp(answer)
  const at = await listen(server, host, port)
  const close = () => {
    server.closeAllConnections()
    return end(server)
  }
  return { port: at, url: `http://${host}:${at}`, close }
}

async function listen(server: Server, host: string | undefined, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host !== undefined && { host }) }, resolve)
  })
  return (server.address() as AddressInfo).port
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
