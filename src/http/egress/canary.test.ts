import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../base/problem.ts'
import { readAllowed } from './allow-list.ts'
import { type Canary, startCanary, startWeb } from './canary.fixture.ts'
import { type Egress, makeEgress } from './egress.ts'
import { notPublic, thisMachine } from './hostile-hosts.fixture.ts'
import type { Reach } from './places.ts'

let canary: Canary
beforeAll(async () => {
  canary = await startCanary()
})
afterAll(() => canary.close())

const reaches: readonly Reach[] = ['public', 'listed']
const names = new Map<string, readonly string[]>([
  ['here.example', ['127.0.0.1']],
  ['here6.example', ['::1']],
  ['mapped.example', ['::ffff:127.0.0.1']],
  ['compatible.example', ['::7f00:1']],
  ['cloud.example', ['169.254.169.254']],
  ['house.example', ['192.168.1.1']],
  ['nat64.example', ['64:ff9b::7f00:1']],
  ['half.example', ['8.8.8.8', '127.0.0.1']],
  ['otherhalf.example', ['127.0.0.1', '8.8.8.8']],
  ['localhost', ['127.0.0.1', '::1']],
])
const resolve = async (host: string) => names.get(host) ?? []

/** The addresses of every payload, each of which would lead to the canary or to a place that is not public. */
function payloads(port: number): string[] {
  const hosts = [...thisMachine, ...names.keys()]
  return [
    ...hosts.map((host) => `http://${host}:${port}/`),
    ...['example.org@', 'a:b@', 'http:%2F%2Fexample.org@'].map(
      (user) => `http://${user}127.0.0.1:${port}/`,
    ),
    ...['\\example.org', '#@example.org', '?@example.org'].map(
      (rest) => `http://127.0.0.1:${port}${rest}`,
    ),
    ...['http:\\\\127.0.0.1', 'http:/127.0.0.1', 'hTTp:127.0.0.1', ' http://127.0.0.1'].map(
      (begin) => `${begin}:${port}/`,
    ),
    `http://127.0.0.1\t:${port}/`,
    `ht\ntp://127.0.\n0.1:${port}/`,
    `https://127.0.0.1:${port}/`,
    `http://example.org:80@127.0.0.1:${port}/`,
    `//127.0.0.1:${port}/`,
    `ftp://127.0.0.1:${port}/`,
    `gopher://127.0.0.1:${port}/_`,
    `ws://127.0.0.1:${port}/`,
    'file:///etc/passwd',
    'data:application/json,{}',
    'blob:http://127.0.0.1/x',
    'javascript:fetch("http://127.0.0.1")',
    'unix:/var/run/docker.sock',
    '',
    'http://',
    'http://[::1%25lo]/',
    'http://127.0.0.1:99999/',
    `http://127.0.0.1:${port}/${'a'.repeat(10_000)}`,
    ...notPublic.map((host) => `http://${host}/latest/meta-data/`),
  ]
}

/** Asks at every address; gives what did not end in a problem, and how often the canary was reached meanwhile. */
async function tryAll(egress: Egress, addresses: readonly string[], reach: Reach) {
  const before = canary.contacts()
  const outcomes = await Promise.all(
    addresses.map((address) =>
      egress.fetch(address, { timeoutMs: 2_000, hops: 3 }, reach).then(
        () => address,
        (error) => (error instanceof Problem ? undefined : address),
      ),
    ),
  )
  return {
    passed: outcomes.filter((one) => one !== undefined),
    reached: canary.contacts() - before,
  }
}

test.each(reaches)('nothing reaches this machine, the house or the cloud: %s', async (reach) => {
  const egress = makeEgress({ allow: [], resolve })
  const all = payloads(canary.port)
  expect(all.length).toBeGreaterThanOrEqual(200)
  expect(await tryAll(egress, all, reach)).toEqual({ passed: [], reached: 0 })
  await egress.close()
})

test('the same payloads find a guard that lets everything through', async () => {
  const everything = ['0.0.0.0/0', '::/0'].map((range) => readAllowed(range) as never)
  const open = makeEgress({ allow: everything, resolve })
  const toHere = payloads(canary.port).filter((address) =>
    /127\.0\.0\.1|localhost|2130706433|here/.test(address),
  )
  const { passed, reached } = await tryAll(open, toHere, 'listed')
  expect(passed.length).toBeGreaterThan(10)
  expect(reached).toBeGreaterThan(10)
  await open.close()
})

test.each(reaches)('a connection that is not http reaches nothing either: %s', async (reach) => {
  const egress = makeEgress({ allow: [], resolve })
  const before = canary.contacts()
  const hosts = [
    ...thisMachine,
    ...notPublic,
    ...names.keys(),
    '::1',
    '::ffff:127.0.0.1',
    '127.0.0.1/',
    'a b',
    '',
  ]
  const outcomes = await Promise.all(
    hosts.map(async (host) => {
      try {
        const socket = egress.connect({ host, port: canary.port }, reach)
        const [error] = await once(socket, 'error')
        socket.destroy()
        return error
      } catch (error) {
        return error
      }
    }),
  )
  expect(outcomes.filter((error) => !(error instanceof Problem))).toEqual([])
  expect(canary.contacts() - before).toBe(0)
})

test('a redirect leads nowhere that the first address could not have led', async () => {
  const web = await startWeb((request, reply) => {
    const to = decodeURIComponent((request.url ?? '').slice(1))
    reply.writeHead(302, { location: to }).end()
  })
  const egress = makeEgress({ allow: [readAllowed(`127.0.0.1:${web.port}`) as never], resolve })
  const before = canary.contacts()
  // What a header can carry.
  const all = payloads(canary.port).filter(
    (to) => /^\w+:[\x20-\x7e]*$/.test(to) && to.length < 8_000,
  )
  expect(all.length).toBeGreaterThan(150)
  for (const reach of reaches) {
    const asked = all.map((to) =>
      egress
        .fetch(`${web.url}/${encodeURIComponent(to)}`, { hops: 3 }, reach)
        .catch((error) => error),
    )
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter((outcome) => !(outcome instanceof Problem))).toEqual([])
  }
  expect(canary.contacts() - before).toBe(0)
  await egress.close()
  await web.close()
})

test('a name is looked up once for a connection, and the connection goes where that look-up said', async () => {
  const friend = await startWeb((_request, reply) => reply.end('friend'), '127.0.0.2')
  const foe = await startWeb((_request, reply) => reply.end('foe'), '127.0.0.1', friend.port)
  const answers = [['127.0.0.2'], ['127.0.0.1'], ['127.0.0.1']]
  let asked = 0
  const egress = makeEgress({
    allow: [readAllowed('127.0.0.2') as never],
    resolve: async () => answers[asked++] ?? [],
  })
  const address = `http://rebound.example:${friend.port}/`
  const first = await egress.fetch(address, { headers: { connection: 'close' } }, 'listed')
  expect([String(first.body), asked]).toEqual(['friend', 1])
  await expect(egress.fetch(address, {}, 'listed')).rejects.toMatchObject({
    kind: { type: 'egress-refused' },
  })
  expect(asked).toBe(2)
  await egress.close()
  await Promise.all([friend.close(), foe.close()])
})
