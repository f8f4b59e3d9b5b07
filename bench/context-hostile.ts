import { setTimeout as delay } from 'node:timers/promises'
import {
  type Hostile,
  hostileAddresses,
  hostileBodies,
  hostileQueries,
  largeBodies,
  send,
} from '../test/context/hostile-requests.ts'
import { makeHome, type Product, startProduct } from '../test/support/product.ts'
import { type Figure, figure } from './figure.ts'

const rounds = 3

/**
 * How long the product's event loop stands still while it is asked hostile and very large things, each several times; on the embedded
 * engine, measured inside the product's process. Of each request the quietest round counts, of all of them the longest stall. Somebody
 * has subscribed, so that the large bodies are told as news as well.
 */
export async function measure(): Promise<Figure[]> {
  const home = makeHome()
  const watcher = new URL('./watched-loop.ts', import.meta.url).pathname
  const product = await startProduct(home, {
    settings: {
      NODE_ENV: 'production',
      NGSILD_AUTH: 'off',
      NODE_OPTIONS: `--import=${watcher}`,
    },
  })
  try {
    await product.waitFor('Ready at')
    await expectAnswer(product.url, subscription)
    const addresses = hostileAddresses('http://127.0.0.2:9/', 'http://127.0.0.1:9/')
    return [
      await longest(product, 'hostile bodies', hostileBodies),
      await longest(product, 'the largest bodies', largeBodies),
      await longest(product, 'hostile queries', hostileQueries),
      await longest(product, 'hostile addresses', addresses),
    ]
  } finally {
    product.kill('SIGINT')
    await product.ended
    home.remove()
  }
}

const subscription: Hostile = {
  name: 'a subscription',
  method: 'POST',
  path: '/ngsi-ld/v1/subscriptions',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    type: 'Subscription',
    entities: [{ type: 'Large' }],
    q: 'a=="never"',
    notification: { endpoint: { uri: 'http://receiver.example/' } },
  }),
  status: [201],
}

async function longest(
  product: Product,
  name: string,
  requests: readonly Hostile[],
): Promise<Figure> {
  let most = 0
  for (const request of requests) {
    const stalls: number[] = []
    for (let round = 0; round < rounds; round++) {
      await stallOf(product)
      await expectAnswer(product.url, request)
      // What follows from it, as news, is part of it.
      await delay(200)
      stalls.push(await stallOf(product))
    }
    const stall = Math.min(...stalls)
    console.error(`${stall.toFixed(0).padStart(5)} ms  ${request.name}`)
    most = Math.max(most, stall)
  }
  return figure(`longest stall of the event loop: ${name}`, most, 'ms', { atMost: 100 })
}

async function expectAnswer(url: string, request: Hostile) {
  const { status, text } = await send(url, request)
  if (!request.status.includes(status)) throw new Error(`${request.name}: ${status} ${text}`)
}

/** The longest stall since it was asked last, in milliseconds. */
async function stallOf(product: Product): Promise<number> {
  const before = product.said().length
  process.kill(product.pid, 'SIGUSR2')
  for (;;) {
    const told = /longest stall: ([\d.]+)\n/.exec(product.said().slice(before))
    if (told) return Number(told[1])
    await delay(5)
  }
}
