import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makePageCache } from './page-cache.ts'
import { makeServer } from './server.ts'
import { stopServer } from './stop.ts'

/** A listening server with a page that answers when the test lets it, or never. */
async function aServer() {
  const cache = makePageCache({ maxBytes: 1000 })
  const server = await makeServer({
    publicUrl: 'http://127.0.0.1',
    trustProxy: false,
    version: '0',
    cache,
  })
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  const { promise: answer, resolve: letGo } = Promise.withResolvers<string>()
  server.get('/slow', { config: { permit: 'record.read' } }, () => {
    arrive()
    return answer
  })
  return { server, url: await server.listen({ port: 0 }), arrived, letGo }
}

test('a request under way is finished before the server is gone, and new ones are not taken', async () => {
  const { server, url, arrived, letGo } = await aServer()
  const answer = fetch(`${url}/slow`).then((response) => response.text())
  await arrived
  const stopped = stopServer(server, 60_000)
  await expect(waitUntilRefused(url)).resolves.toBe(true)
  letGo('done')

  expect(await answer).toBe('done')
  await stopped
})

test('a request that never ends is cut off after the time of grace', async () => {
  const { server, url, arrived } = await aServer()
  const answer = fetch(`${url}/slow`).then(
    () => 'answered',
    () => 'cut off',
  )
  await arrived
  await stopServer(server, 100)

  expect(await answer).toBe('cut off')
})

async function waitUntilRefused(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const refused = await fetch(`${url}/other`).then(
      (response) => response.status === 503,
      () => true,
    )
    if (refused) return true
    await delay(20)
  }
  return false
}
