import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makePageCache, sendCached } from './page-cache.ts'
import { makeServer } from './server.ts'

const page = `<!doctype html>${'หลักเมือง '.repeat(500)}`

/** A server with one page that counts how often it is made, and a version that the test may change. */
async function aServer({ maxBytes = 10_000_000, status = 200 } = {}) {
  const state = { version: '1', made: 0, cookies: false }
  const cache = makePageCache({ maxBytes })
  const server = await makeServer({
    publicUrl: 'http://127.0.0.1',
    trustProxy: false,
    version: '0',
    cache,
  })
  server.get('/page/*', { config: { permit: 'record.read' } }, (request, reply) => {
    if (state.cookies) reply.header('set-cookie', 'a=b')
    const options = { version: () => state.version, type: 'text/html; charset=utf-8' }
    return sendCached(cache, request, reply, options, async () => {
      state.made++
      return { body: `${page} ${request.url} ${state.version}`, status }
    })
  })
  return { server, cache, state }
}

test('a page is made once, for however many ask for it at the same time', async () => {
  const { server, state } = await aServer()
  const answers = await Promise.all(Array.from({ length: 20 }, () => server.inject('/page/a')))
  await server.inject('/page/a')

  expect(state.made).toBe(1)
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
})

test('a kept answer has the same headers and body as the first, security headers among them', async () => {
  const { server } = await aServer()
  const [first, second] = [await server.inject('/page/a'), await server.inject('/page/a')]

  expect(second.body).toBe(first.body)
  expect({ ...second.headers, date: '' }).toEqual({ ...first.headers, date: '' })
  expect(second.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringContaining("default-src 'self'"),
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding',
    etag: expect.stringMatching(/^"[\w-]+"$/),
  })
  expect(second.headers['x-request-id']).toBeUndefined()
})

test('brotli and gzip unfold to the page, each with an ETag of its own', async () => {
  const { server } = await aServer()
  const ask = (coding: string) =>
    server.inject({ url: '/page/a', headers: { 'accept-encoding': coding } })
  const [br, gzip, plain] = [await ask('br'), await ask('gzip'), await ask('identity')]

  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body)
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
  expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 10)
  expect(new Set([br, gzip, plain].map((answer) => answer.headers.etag)).size).toBe(3)
})

test('who has the page already gets 304 without a body; HEAD gets the headers alone', async () => {
  const { server } = await aServer()
  const { headers } = await server.inject('/page/a')
  const again = await server.inject({
    url: '/page/a',
    headers: { 'if-none-match': `${headers.etag}` },
  })
  const head = await server.inject({ method: 'HEAD', url: '/page/a' })

  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag])
  expect([head.statusCode, head.body]).toEqual([200, ''])
  expect(head.headers['content-length']).toBe(headers['content-length'])
})

test('a new version is served at once, and an answer made meanwhile from the old one is not kept', async () => {
  const { server, state } = await aServer()
  await server.inject('/page/a')
  state.version = '2'

  expect((await server.inject('/page/a')).body).toMatch(/ 2$/)
  expect(state.made).toBe(2)
})

test('an answer that is no success, or sets a cookie, is never kept', async () => {
  const failing = await aServer({ status: 404 })
  const answers = [await failing.server.inject('/page/a'), await failing.server.inject('/page/a')]
  expect(answers.map((answer) => [answer.statusCode, answer.headers['cache-control']])).toEqual([
    [404, 'no-store'],
    [404, 'no-store'],
  ])
  expect(failing.state.made).toBe(2)

  const personal = await aServer()
  personal.state.cookies = true
  expect((await personal.server.inject('/page/a')).statusCode).toBe(500)
  expect(personal.cache.bytes()).toBe(0)
})

test('the memory of the cache is bounded, and what was asked for last stays', async () => {
  const maxBytes = 200_000
  const { server, cache, state } = await aServer({ maxBytes })
  for (let at = 0; at < 100; at++) {
    await server.inject(`/page/${at}`)
    await server.inject('/page/favourite')
  }

  expect(cache.bytes()).toBeLessThanOrEqual(maxBytes)
  expect(cache.bytes()).toBeGreaterThan(maxBytes / 2)
  expect(state.made).toBe(101)
})
