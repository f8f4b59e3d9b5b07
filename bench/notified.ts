import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Receives notifications on the loopback address, as a process of its own. Tells its port when it listens; asked for anything, tells
 * which values have arrived, when each came first (milliseconds since 1970), and how many came again.
 */
const arrivals = new Map<number, number>()
let again = 0
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { data } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    for (const { count } of data as { count: { value: number } }[]) {
      if (arrivals.has(count.value)) again++
      else arrivals.set(count.value, Date.now())
    }
    response.writeHead(204).end()
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('message', () => process.send?.({ arrivals: [...arrivals], again }))
