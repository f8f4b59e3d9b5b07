import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { withStore } from '../src/cli/with-store.ts'
import { addPerson, startSession } from '../src/identity/index.ts'
import { readSettings } from '../src/settings.ts'
import { makeHome, type Product, startProduct } from '../test/support/product.ts'
import { type Figure, figure } from './figure.ts'

const rounds = 11
const roundSeconds = 1
const warmUpSeconds = 3

/**
 * What it costs to be known: the same read of the interface, which asks the database each time, by somebody signed in and by
 * nobody known, in turns within one run. The best round of each counts: what else the machine does can only slow a round down.
 */
export async function measure(): Promise<Figure[]> {
  const home = makeHome()
  const product = await startProduct(home, { settings: { NODE_ENV: 'production' } })
  try {
    await product.waitFor('Ready at')
    const cookie = `lm_session=${await aSession(home.path)}`
    const me = await fetch(`${product.url}/api/v1/me`, { headers: { cookie } })
    if (!me.ok) throw new Error(`the session is not known: ${await me.text()}`)
    for (const headers of [{}, { cookie }]) await rate(product, headers, warmUpSeconds)
    const [known, nobody]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      nobody.push(await rate(product, {}))
      known.push(await rate(product, { cookie }))
    }
    const ratio = Math.max(...nobody) / Math.max(...known)
    return [figure('read of one signed in', ratio, 'times that of nobody known', { atMost: 1.3 })]
  } finally {
    product.kill('SIGINT')
    await product.ended
    home.remove()
  }
}

/** Opens a session on the database of the product that runs; gives its token. */
function aSession(home: string): Promise<string> {
  const settings = readSettings({ LAKMUEANG_HOME: home }, '/')
  const say = () => {}
  return withStore(settings, say, ({ db }) =>
    db.transaction(async (tx) => {
      const now = new Date()
      const email = `${randomUUID()}@example.invalid`
      const person = await addPerson(tx, { name: 'Bench', email, lang: 'en', sample: false }, now)
      const facts = { method: 'password', agent: null } as const
      return (await startSession(tx, person, null, now, facts)).token
    }),
  )
}

/** Reads a second; every address is new, so that no answer comes from memory. */
async function rate({ url }: Product, headers: Record<string, string>, duration = roundSeconds) {
  let asked = 0
  const run = await autocannon({
    url,
    connections: 10,
    duration,
    requests: [
      {
        method: 'GET',
        headers,
        setupRequest: (request) => {
          asked++
          return {
            ...request,
            path: `/api/v1/organisations?page=1&q=${process.hrtime.bigint()}${asked}`,
          }
        },
      },
    ],
  })
  if (run.non2xx > 0 || run.errors > 0) throw new Error(`${run.non2xx + run.errors} failures`)
  return run.requests.average
}
