import { once } from 'node:events'
import { coreContext } from '../../src/context/ld/compile-context.ts'
import { startSubscriptions } from '../../src/context/subscription/start-subscriptions.ts'
import { readAllowed } from '../../src/http/egress/allow-list.ts'
import { makeEgress } from '../../src/http/egress/egress.ts'
import { openStore } from '../../src/store/open.ts'

/**
 * Delivers notifications from the database it is given, to the loopback address, from when it is told to on its standard input. Run
 * as a process of its own by a test.
 */
const [url = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const store = await openStore({ kind: 'server', url, lookMs: 200, retryMs: 20 }, () => undefined)
startSubscriptions({
  ...store,
  egress: makeEgress({ allow: [readAllowed('127.0.0.1')].flatMap((one) => one ?? []) }),
  clock: () => new Date(),
  resolveContext: async () => coreContext,
  pace: { firstMs: 20, longestMs: 200, givenUpMs: 3_600_000, claimMs: 1_500, lookMs: 20 },
})
