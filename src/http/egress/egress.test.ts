import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { type Allowed, allowOrigin, readAllowed } from './allow-list.ts'
import { startCanary, startWeb } from './canary.fixture.ts'
import { type Egress, makeEgress } from './egress.ts'
import { egressRefused } from './problems.ts'

function guard(...entries: string[]): Egress {
  const egress = makeEgress({
    allow: entries.map((entry) => readAllowed(entry) as Allowed),
    resolve: async (host) => (host.startsWith('city') ? ['127.0.0.1'] : []),
  })
  onTestFinished(() => egress.close())
  return egress
}

async function web(...given: Parameters<typeof startWeb>) {
  const started = await startWeb(...given)
  onTestFinished(started.close)
  return started
}

const refusal = { kind: { type: 'egress-refused', status: 403 } }
const failure = (reason: string) => ({
  kind: { type: 'egress-failed' },
  facts: { members: { reason } },
})

test('what is allowed is asked, by name, by number, with and without its port', async () => {
  const { port } = await web((request, reply) =>
    reply.end(`${request.method} ${request.headers.host}`),
  )
  for (const [entry, host] of [
    ['127.0.0.0/8', '127.0.0.1'],
    ['127.0.0.0/8', 'city.example'],
    ['city.example', 'city.example'],
    [`city.example:${port}`, 'CITY.example'],
    [`127.0.0.1:${port}`, '2130706433'],
  ] as const) {
    const answer = await guard(entry).fetch(
      `http://${host}:${port}/`,
      { method: 'POST', body: 'x' },
      'listed',
    )
    const asked = host === '2130706433' ? '127.0.0.1' : host.toLowerCase()
    expect([answer.status, String(answer.body)]).toEqual([200, `POST ${asked}:${port}`])
  }
  await expect(
    guard('city.example:1').fetch(`http://city.example:${port}/`, {}, 'listed'),
  ).rejects.toMatchObject(refusal)
  await expect(
    guard('cit.example').fetch(`http://city.example:${port}/`, {}, 'public'),
  ).rejects.toMatchObject(refusal)
})

test('check says before anything is sent what the address alone tells', () => {
  const egress = guard('10.0.0.0/8', 'broker.internal')
  for (const allowed of ['http://10.1.1.1/', 'https://broker.internal/x', 'http://8.8.8.8/'])
    expect(() => egress.check(allowed, 'public')).not.toThrow()
  for (const not of ['http://127.1/', 'mqtt://10.1.1.1', 'http://u:p@10.1.1.1/', 'nonsense'])
    expect(() => egress.check(not, 'public')).toThrow(
      expect.objectContaining({ kind: egressRefused.kind }),
    )
  expect(() => egress.check('http://8.8.8.8/', 'listed')).toThrow(
    expect.objectContaining({ kind: egressRefused.kind }),
  )
  expect(() => guard('broker.internal').check('http://example.org/', 'listed')).toThrow()
})

test('a name that nothing could allow is not even looked up', async () => {
  const asked: string[] = []
  const egress = makeEgress({
    allow: [readAllowed('broker.internal') as Allowed],
    resolve: async (host) => {
      asked.push(host)
      return ['8.8.8.8']
    },
  })
  await expect(
    egress.fetch('http://secret-in-a-name.example/', {}, 'listed'),
  ).rejects.toMatchObject(refusal)
  expect(asked).toEqual([])
})

test('places that an operator registered are allowed to who registered them, and end with the guard', async () => {
  const { url } = await web((_request, reply) => reply.end('id'))
  const egress = guard()
  const wider = egress.allowing([allowOrigin(url)])
  expect(String((await wider.fetch(url, {}, 'listed')).body)).toBe('id')
  await expect(egress.fetch(url, {}, 'listed')).rejects.toMatchObject(refusal)
  await egress.close()
  await expect(wider.fetch(url, {}, 'listed')).rejects.toMatchObject(failure('closed'))
})

test('a body beyond its limit is refused or cut, unpacked', async () => {
  const { url } = await web((_request, reply) => {
    reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(5_000_000)))
  })
  const egress = guard('127.0.0.1')
  await expect(egress.fetch(url, {}, 'listed')).rejects.toMatchObject(failure('tooLarge'))
  const cut = await egress.fetch(url, { maxBytes: 1_000, beyond: 'cut' }, 'listed')
  expect(String(cut.body)).toBe('a'.repeat(1_000))
  const whole = await egress.fetch(url, { maxBytes: 5_000_000 }, 'listed')
  expect(whole.body.length).toBe(5_000_000)
})

test('a body without end is left, whatever it says of its length', async () => {
  const { url } = await web((_request, reply) => {
    const more = () => {
      while (reply.write('a'.repeat(65_536)));
    }
    reply.on('drain', more)
    more()
  })
  await expect(guard('127.0.0.1').fetch(url, {}, 'listed')).rejects.toMatchObject(
    failure('tooLarge'),
  )
})

test('silence ends by the limit, at the caller’s word, or when the guard closes', async () => {
  const { url } = await web(() => {})
  const egress = guard('127.0.0.1')
  await expect(egress.fetch(url, { timeoutMs: 50 }, 'listed')).rejects.toMatchObject(
    failure('timeout'),
  )
  const word = new AbortController()
  const asked = egress.fetch(url, { signal: word.signal }, 'listed')
  word.abort(new Error('enough'))
  await expect(asked).rejects.toThrow('enough')
  const left = expect(egress.fetch(url, {}, 'listed')).rejects.toMatchObject(failure('closed'))
  await egress.close()
  await left
})

test('a name without an address and a port without a listener are told as unreachable', async () => {
  const canary = await startCanary()
  await canary.close()
  const egress = guard('127.0.0.1', 'nobody.example')
  await expect(
    egress.fetch(`http://127.0.0.1:${canary.port}/`, {}, 'listed'),
  ).rejects.toMatchObject(failure('unreachable'))
  await expect(egress.fetch('http://nobody.example/', {}, 'listed')).rejects.toMatchObject(
    failure('unreachable'),
  )
})

test('redirects are followed as far as asked, and proofs of who asks stay with the first', async () => {
  const second = await web((request, reply) => reply.end(JSON.stringify(request.headers)))
  const first = await web((request, reply) => {
    const left = Number((request.url ?? '/').slice(1))
    reply.writeHead(307, { location: left > 1 ? `/${left - 1}` : `${second.url}/end` }).end()
  })
  const egress = guard('127.0.0.1')
  const headers = { authorization: 'Bearer x', cookie: 'a=b', accept: 'application/ld+json' }
  const answer = await egress.fetch(`${first.url}/3`, { headers, hops: 3 }, 'listed')
  expect(answer.url).toBe(`${second.url}/end`)
  const seen = JSON.parse(String(answer.body))
  expect([seen.authorization, seen.cookie, seen.accept]).toEqual([
    undefined,
    undefined,
    headers.accept,
  ])
  await expect(egress.fetch(`${first.url}/3`, { hops: 2 }, 'listed')).rejects.toMatchObject(
    failure('tooManyHops'),
  )
  await expect(egress.fetch(`${first.url}/9`, { hops: 99 }, 'listed')).rejects.toMatchObject(
    failure('tooManyHops'),
  )
  expect((await egress.fetch(`${first.url}/1`, {}, 'listed')).status).toBe(307)
  const post = { method: 'POST', body: 'x', hops: 3 }
  expect((await egress.fetch(`${first.url}/1`, post, 'listed')).status).toBe(307)
})

test('a connection that is not http goes to an allowed host, and is used by who opened it', async () => {
  const canary = await startCanary()
  onTestFinished(canary.close)
  for (const host of ['city.example', '127.1']) {
    const socket = guard('127.0.0.0/8').connect({ host, port: canary.port }, 'listed')
    const [data] = await once(socket, 'data')
    expect(String(data)).toContain('secret')
    socket.destroy()
  }
  expect(canary.contacts()).toBe(2)
})

test('connections are used again', async () => {
  const ports = new Set<number>()
  const { url } = await web((request, reply) => {
    ports.add(request.socket.remotePort as number)
    reply.end('ok')
  })
  const egress = guard('127.0.0.1')
  for (let time = 0; time < 20; time++) await egress.fetch(url, {}, 'listed')
  // The second is opened while the first is not yet free again.
  expect(ports.size).toBeLessThanOrEqual(2)
})
