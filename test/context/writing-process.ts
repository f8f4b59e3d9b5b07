import { createSpace } from '../../src/context/space/index.ts'
import { makeWriter, toCreate, toUpsert } from '../../src/context/write/index.ts'
import { openStore } from '../../src/store/open.ts'
import { anEntity } from './city.ts'

/**
 * Writes without end, to be killed, and tells each thing only after it was acknowledged: `<entity> <number>` a line. Eight clients
 * at once: each creates entities of its own and counts one up. Run as a process of its own by a test. Arguments: where the database
 * is, `server` and its address or `embedded` and its home; the number of the run.
 */
const [kind, place = '', run = '0'] = process.argv.slice(2)
const config =
  kind === 'embedded'
    ? ({ kind: 'embedded', home: place } as const)
    : ({ kind: 'server', url: place } as const)
const store = await openStore(config, () => undefined)
const { space } = await createSpace(store.db, 'yala', new Date())
const writer = makeWriter({
  db: store.db,
  onFault: (error) => {
    throw error
  },
})

async function client(name: number): Promise<never> {
  for (let number = 1; ; number++) {
    const made = `Made:${run}-${name}-${number}`
    const edits =
      number % 2 === 0
        ? [toCreate(anEntity(made, { number }))]
        : [toUpsert(anEntity(`Count:${run}-${name}`, { number }), 'update')]
    const [outcome] = await writer.write(space, edits, {
      actor: { kind: 'anonymous', address: '127.0.0.1' },
      now: new Date(),
      requestId: null,
    })
    if (!outcome || 'kind' in outcome) throw new Error('a write was refused')
    process.stdout.write(`${outcome.entityId.replace('urn:ngsi-ld:', '')} ${number}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, name) => client(name)))
