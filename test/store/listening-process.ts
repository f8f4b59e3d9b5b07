import { openStore } from '../../src/store/open.ts'

/** Listens on the database it is given, and writes a line for each event it is handed. Run as a process of its own by a test. */
const [url = ''] = process.argv.slice(2)
const store = await openStore({ kind: 'server', url, lookMs: 200, retryMs: 20 }, () => undefined)
store.outbox.listen('press', ({ number }) => {
  process.stdout.write(`${number}\n`)
})
process.stdout.write('ready\n')
