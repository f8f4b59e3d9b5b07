import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { Json } from '../json.ts'
import { expandName } from '../ld/context.ts'
import {
  type Answer,
  later,
  makeStory,
  monday,
  startContextServer,
} from './context-server.fixture.ts'
import { addContext, listContexts, removeContext, resolveContext, serveContext } from './index.ts'

const problem = (name: string, status: number) => ({
  kind: { uri: `https://uri.etsi.org/ngsi-ld/errors/${name}`, status },
})
const notAvailable = problem('LdContextNotAvailable', 504)
const notAContext = problem('BadRequestData', 400)
const all = { details: false }

test('a context from elsewhere is fetched once, copied, counted, and looked at again when it is old', () =>
  withDb(async (db) => {
    const server = await startContextServer()
    server.documents.set('/base', { base: 'urn:base#' })
    const answers = ['v1', 'v1', 'v2']
    server.documents.set('/c', ({ headers }, reply) => {
      const version = answers.shift()
      const held = headers['if-none-match'] === `"${version}"`
      const body = JSON.stringify({ '@context': ['base', { name: `base:${version}` }] })
      reply
        .writeHead(held ? 304 : 200, { etag: `"${version}"`, 'cache-control': 'max-age=600' })
        .end(held ? undefined : body)
    })
    const { contexts, ours } = await makeStory(db)
    const url = `${server.url}/c`
    const together = await Promise.all(
      [1, 2, 3, 4].map(() => resolveContext(contexts, ours, [url], monday)),
    )
    expect(server.asked).toEqual(['/c', '/base'])
    expect(new Set(together).size).toBe(1)
    const nameAt = async (seconds: number) =>
      expandName(await resolveContext(contexts, ours, [url], later(seconds)), 'name')

    expect(await nameAt(300)).toBe('urn:base#v1')
    expect(server.asked).toHaveLength(2)
    expect(await nameAt(700)).toBe('urn:base#v1')
    expect(server.asked).toEqual(['/c', '/base', '/c'])
    expect(await nameAt(1_400)).toBe('urn:base#v2')
    expect(server.asked).toEqual(['/c', '/base', '/c', '/c'])
    expect(await serveContext(contexts, ours, url, true, later(1_500))).toMatchObject({
      URL: url,
      kind: 'Cached',
      createdAt: monday.toISOString(),
      expiresAt: later(2_000).toISOString(),
      numberOfHits: 7,
    })
    await expect(serveContext(contexts, ours, url, false, monday)).rejects.toMatchObject(
      problem('OperationNotSupported', 422),
    )
  }))

test('when the other side fails an old copy is better than none, and it is left alone for some seconds', () =>
  withDb(async (db) => {
    const server = await startContextServer()
    server.documents.set('/c', { name: 'urn:name' })
    const { contexts, ours } = await makeStory(db)
    const url = `${server.url}/c`
    await resolveContext(contexts, ours, url, monday)
    server.down = true
    for (const seconds of [4_000, 4_001, 4_009]) {
      contexts.memory.compiled.deleteFrom('')
      const context = await resolveContext(contexts, ours, url, later(seconds))
      expect(expandName(context, 'name')).toBe('urn:name')
    }
    const once = server.asked.length
    contexts.memory.compiled.deleteFrom('')
    await resolveContext(contexts, ours, url, later(4_011))
    expect(server.asked.length).toBeGreaterThan(once)

    const other = `${server.url}/other`
    await expect(resolveContext(contexts, ours, other, later(5_000))).rejects.toMatchObject(
      notAvailable,
    )
    const asked = server.asked.length
    await expect(resolveContext(contexts, ours, other, later(5_005))).rejects.toMatchObject({
      ...notAvailable,
      message: expect.stringContaining('a moment ago'),
    })
    expect(server.asked.length).toBe(asked)
    server.down = false
    server.documents.set('/other', { name: 'urn:other' })
    const back = await resolveContext(contexts, ours, other, later(5_011))
    expect(expandName(back, 'name')).toBe('urn:other')
  }))

test('what is no context is never kept, however it comes', () =>
  withDb(async (db) => {
    const server = await startContextServer()
    const text =
      (body: string): Answer =>
      (_request, reply) =>
        reply.end(body)
    const documents: Record<string, Json | Answer> = {
      '/text': text('hello'),
      '/html': text('<html></html>'),
      '/list': text('[{"@context": {}}]'),
      '/none': text('{"name": "urn:name"}'),
      '/number': 7,
      '/proto': text('{"@context": {"__proto__": "urn:x"}}'),
      '/deep': text(`{"@context": ${'['.repeat(100_000)}`),
      '/huge': { name: 'urn:name', filler: `urn:${'x'.repeat(1_100_000)}` },
      '/many': Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`t${n}`, 'urn:t'])),
      '/scoped': { name: { '@id': 'urn:name', '@context': {} } },
      '/import': { '@import': 'https://example.org/' },
      '/self': ['self'],
    }
    for (const [path, document] of Object.entries(documents)) server.documents.set(path, document)
    const { contexts, ours } = await makeStory(db)
    for (const path of Object.keys(documents))
      await expect(resolveContext(contexts, ours, server.url + path, monday)).rejects.toMatchObject(
        // What is too large was never had.
        path === '/huge' ? notAvailable : notAContext,
      )
    expect(server.asked).toEqual(Object.keys(documents))
    expect(await listContexts(contexts, ours, all)).toEqual([])

    server.documents.set('/a', ['b']).set('/b', ['a'])
    await expect(resolveContext(contexts, ours, `${server.url}/a`, monday)).rejects.toMatchObject(
      problem('BadRequestData', 400),
    )
  }))

test('nothing is asked of a place that was not allowed, not even through a redirect from one that was', () =>
  withDb(async (db) => {
    const [allowed, canary] = await Promise.all([startContextServer(), startContextServer()])
    canary.documents.set('/c', { secret: 'urn:secret' })
    const { port } = new URL(allowed.url)
    allowed.documents.set('/there', (_request, reply) =>
      reply.writeHead(302, { location: `${canary.url}/c` }).end(),
    )
    allowed.documents.set('/beside', [`${canary.url}/c`])
    const { contexts, ours } = await makeStory(db, { allow: `127.0.0.1:${port}` })
    const canaryPort = new URL(canary.url).port
    const sources = [
      `${canary.url}/c`,
      `http://localhost:${canaryPort}/c`,
      `http://2130706433:${canaryPort}/c`,
      `http://[::ffff:127.0.0.1]:${canaryPort}/c`,
      'http://169.254.169.254/latest/meta-data/',
      'https://example.org/context.jsonld',
      `${allowed.url}/there`,
      `${allowed.url}/beside`,
      [{ a: 'urn:a' }, `${canary.url}/c`],
    ]
    for (const source of sources)
      await expect(resolveContext(contexts, ours, source, monday)).rejects.toMatchObject(
        notAvailable,
      )
    expect(allowed.asked).toEqual(['/there', '/beside'])
    expect(canary.asked).toEqual([])

    const open = await makeStory(db)
    await resolveContext(open.contexts, ours, `${canary.url}/c`, monday)
    expect(canary.asked).toEqual(['/c'])
  }))

test('contexts of files are used without a network, kept as copies, and as the files have them now', () =>
  withDb(async (db) => {
    const url = 'https://example.org/context.jsonld'
    const first = new Map([[url, '{"@context":{"name":"urn:first"}}']])
    const { contexts, ours } = await makeStory(db, { allow: '', preload: first })
    expect(expandName(await resolveContext(contexts, ours, url, monday), 'name')).toBe('urn:first')
    expect(await listContexts(contexts, ours, { ...all, kind: 'Cached' })).toEqual([url])
    await removeContext(contexts, ours, url, true, monday)

    const changed = new Map([[url, '{"@context":{"name":"urn:second"}}']])
    const next = { ...contexts, preload: changed, memory: { ...contexts.memory } }
    next.memory.compiled.deleteFrom('')
    expect(expandName(await resolveContext(next, ours, url, later(1)), 'name')).toBe('urn:second')
    expect(await listContexts(contexts, ours, all)).toEqual([url])
  }))

test('a copy is reloaded at once, and stays when that fails; nothing else can be reloaded', () =>
  withDb(async (db) => {
    const server = await startContextServer()
    server.documents.set('/c', { name: 'urn:v1' })
    const { contexts, ours } = await makeStory(db)
    const url = `${server.url}/c`
    const name = async (at: Date) =>
      expandName(await resolveContext(contexts, ours, url, at), 'name')
    expect(await name(monday)).toBe('urn:v1')
    server.documents.set('/c', { name: 'urn:v2' })
    expect(await name(later(1))).toBe('urn:v1')
    await removeContext(contexts, ours, url, true, later(2))
    expect(await name(later(3))).toBe('urn:v2')

    server.down = true
    await expect(removeContext(contexts, ours, url, true, later(4))).rejects.toMatchObject(
      notAvailable,
    )
    expect(await serveContext(contexts, ours, url, true, later(5))).toMatchObject({
      kind: 'Cached',
    })
    expect(await name(later(6))).toBe('urn:v2')
    await removeContext(contexts, ours, url, false, later(7))
    await expect(name(later(8))).rejects.toMatchObject(notAvailable)

    const id = await addContext(contexts, ours, { '@context': {} }, monday)
    for (const wrong of [id, 'nonsense', url])
      await expect(removeContext(contexts, ours, wrong, true, monday)).rejects.toMatchObject(
        problem('BadRequestData', 400),
      )
  }))
