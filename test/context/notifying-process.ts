import { openStore } from '../../src/store/open.ts'
import { deliverFrom } from './subscribed-city.ts'

/** Delivers notifications from the database it is given. Run as a process of its own by a test. */
const [url = ''] = process.argv.slice(2)
const store = await openStore({ kind: 'server', url, lookMs: 200, retryMs: 20 }, () => undefined)
deliverFrom(store, { claimMs: 1_500 })
process.stdout.write('ready\n')
