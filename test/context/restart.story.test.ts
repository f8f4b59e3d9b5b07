import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { eventually, withStore } from '../store/support.ts'
import { aReceiver } from './receiver.ts'
import { aCity, aSpace, shownSubscription, subscribe } from './subscribed-city.ts'

const script = new URL('./notifying-process.ts', import.meta.url).pathname
const [entities, steps] = [3, 12]

/** A process that delivers once it is told to. */
function notify(url: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', script, url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

function isReady({ stdout }: ChildProcess): Promise<unknown> {
  return once(stdout as NodeJS.ReadableStream, 'data')
}

function begin(child: ChildProcess | undefined) {
  child?.stdin?.write('go\n')
}

test(
  'processes that are killed while they deliver lose nothing, and what comes twice is the same',
  () =>
    withStore(async ({ db }, database) => {
      const space = await aSpace(db)
      const city = aCity(db, space)
      const receiver = await aReceiver()
      const children = [1, 2, 3].map(() => notify(database.appUrl))
      try {
        const short = { endpoint: { timeout: 400 } }
        const ids = [
          await subscribe(db, space, `${receiver.url}/one`, {}, short),
          await subscribe(db, space, `${receiver.url}/two`, {}, short),
        ]
        await Promise.all(children.map(isReady))
        begin(children[0])
        begin(children[1])
        for (let step = 1; step <= steps; step++) {
          for (let at = 1; at <= entities; at++) await city.write({ id: `urn:b:${at}`, a: step })
          // What is on its way then is not answered, and whoever sent it is gone.
          if (step === 4) receiver.answer('hang')
          if (step === 5) children[0]?.kill('SIGKILL')
          if (step === 6) receiver.answer(200)
          if (step === 9) children[1]?.kill('SIGKILL')
          if (step === 10) begin(children[2])
        }
        const arrived = () => new Map(receiver.received.map(({ body }) => [body.id, body]))
        await eventually(() => {
          const told = [...arrived().values()].flatMap(({ subscriptionId, data }) =>
            data.map(({ id, a }) => `${subscriptionId} ${id} ${(a as { value: number }).value}`),
          )
          return new Set(told).size === ids.length * entities * steps
        })
        // The same id is always the same notification.
        for (const { body } of receiver.received) expect(body).toEqual(arrived().get(body.id))
        // Of each entity, for each subscription, the steps come in order.
        for (const subscription of ids)
          for (let at = 1; at <= entities; at++) {
            const values = [...arrived().values()]
              .filter(({ subscriptionId }) => subscriptionId === subscription)
              .flatMap(({ data }) => data.filter(({ id }) => id === `urn:b:${at}`))
              .map(({ a }) => (a as { value: number }).value)
            expect(values).toEqual(Array.from({ length: steps }, (_, step) => step + 1))
          }
        for (const id of ids)
          await eventually(
            async () => (await shownSubscription(db, space, id)).notification.status === 'ok',
          )
      } finally {
        for (const child of children) child.kill('SIGKILL')
        await receiver.close()
      }
    }),
  120_000,
)
