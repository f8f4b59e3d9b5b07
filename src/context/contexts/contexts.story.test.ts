import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { Json } from '../json.ts'
import { coreContext } from '../ld/compile-context.ts'
import { expandName } from '../ld/context.ts'
import {
  type Answer,
  later,
  makeStory,
  monday,
  publicUrl,
  startContextServer,
} from './context-server.fixture.ts'
import {
  addContext,
  listContexts,
  nameContext,
  removeContext,
  resolveContext,
  serveContext,
} from './index.ts'

const problem = (name: string, status: number) => ({
  kind: { uri: `https://uri.etsi.org/ngsi-ld/errors/${name}`, status },
})
const notAvailable = problem('LdContextNotAvailable', 504)
const notAContext = problem('BadRequestData', 400)
const all = { details: false }

test('a context is hosted, listed, used by its address, served and removed', () =>
  withDb(async (db) => {
    const { contexts, ours } = await makeStory(db)
    const id = await addContext(
      contexts,
      ours,
      { '@context': { pm25: 'urn:dust' }, more: 1 },
      monday,
    )
    const url = `${publicUrl}/ngsi-ld/v1/jsonldContexts/${id}`
    expect(await listContexts(contexts, ours, all)).toEqual([url])
    const context = await resolveContext(contexts, ours, url, later(1))
    expect(expandName(context, 'pm25')).toBe('urn:dust')
    expect(await serveContext(contexts, ours, id, false, later(2))).toEqual({
      '@context': { pm25: 'urn:dust' },
    })
    expect(await serveContext(contexts, ours, url, true, later(3))).toEqual({
      URL: url,
      localId: id,
      kind: 'Hosted',
      createdAt: monday.toISOString(),
      lastUsage: later(2).toISOString(),
      numberOfHits: 2,
    })
    await removeContext(contexts, ours, id, false, later(4))
    expect(await listContexts(contexts, ours, all)).toEqual([])
    await expect(resolveContext(contexts, ours, url, later(5))).rejects.toMatchObject(notAvailable)
    const gone = problem('ResourceNotFound', 404)
    await expect(serveContext(contexts, ours, id, false, later(5))).rejects.toMatchObject(gone)
    await expect(removeContext(contexts, ours, id, false, later(5))).rejects.toMatchObject(gone)
  }))

test('what is no context is not hosted', () =>
  withDb(async (db) => {
    const { contexts, ours } = await makeStory(db)
    for (const body of [{}, [], 'x', null, { context: {} }])
      await expect(addContext(contexts, ours, body, monday)).rejects.toMatchObject(
        problem('InvalidRequest', 400),
      )
    for (const context of [
      42,
      true,
      null,
      ['https://example.org/ctx.jsonld', 7],
      { a: { '@id': 5 } },
    ])
      await expect(
        addContext(contexts, ours, { '@context': context }, monday),
      ).rejects.toMatchObject(problem('BadRequestData', 400))
    expect(await listContexts(contexts, ours, all)).toEqual([])
  }))

test('a city never sees, uses or removes what another city hosts, copies or has made', () =>
  withDb(async (db) => {
    const server = await startContextServer()
    server.documents.set('/c', { secret: 'urn:secret' })
    const { contexts, ours, theirs } = await makeStory(db)
    const source = [{ mine: 'urn:mine' }, `${server.url}/c`]
    const id = await addContext(contexts, theirs, { '@context': { secret: 'urn:secret' } }, monday)
    await resolveContext(contexts, theirs, source, monday)
    const implicit = await nameContext(contexts, theirs, source, monday)
    expect(await listContexts(contexts, theirs, all)).toHaveLength(3)

    const hosted = `${publicUrl}/ngsi-ld/v1/jsonldContexts/${id}`
    const missing = problem('ResourceNotFound', 404)
    expect(await listContexts(contexts, ours, all)).toEqual([])
    for (const named of [id, hosted, implicit, `${server.url}/c`]) {
      await expect(serveContext(contexts, ours, named, false, monday)).rejects.toMatchObject(
        missing,
      )
      await expect(serveContext(contexts, ours, named, true, monday)).rejects.toMatchObject(missing)
      await expect(removeContext(contexts, ours, named, false, monday)).rejects.toMatchObject(
        missing,
      )
    }
    for (const url of [hosted, implicit]) {
      await resolveContext(contexts, theirs, url, monday)
      await expect(resolveContext(contexts, ours, url, monday)).rejects.toMatchObject(notAvailable)
    }
    // What is public comes anew, as our own copy.
    const asked = server.asked.length
    await resolveContext(contexts, ours, `${server.url}/c`, monday)
    expect(server.asked.length).toBe(asked + 1)
    expect(await listContexts(contexts, theirs, all)).toHaveLength(3)
    expect(await listContexts(contexts, ours, all)).toEqual([`${server.url}/c`])
  }))

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

test('a context that is no one address is given one, the same for the same content', () =>
  withDb(async (db) => {
    const { contexts, ours } = await makeStory(db)
    const core = 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld'
    const url = 'https://example.org/a.jsonld'
    const name = (source: Parameters<typeof nameContext>[2]) =>
      nameContext(contexts, ours, source, monday)
    expect(await name(undefined)).toBe(core)
    expect(await name([])).toBe(core)
    expect(await name([core])).toBe(core)
    expect(await name([url, core])).toBe(url)
    expect(await listContexts(contexts, ours, all)).toEqual([])

    const inline = { name: 'urn:name' }
    const [made, again, other] = await Promise.all([
      name(inline),
      name(inline),
      name([url, inline]),
    ])
    expect(again).toBe(made)
    expect(other).not.toBe(made)
    const found = await resolveContext(contexts, ours, made, monday)
    expect(expandName(found, 'name')).toBe('urn:name')
    const kind = 'ImplicitlyCreated' as const
    const listed = (await listContexts(contexts, ours, { ...all, kind })) as string[]
    expect(new Set(listed)).toEqual(new Set([made, other]))
    expect(await serveContext(contexts, ours, made, false, monday)).toEqual({ '@context': inline })
  }))

test('a space holds as many contexts as it may: own ones are refused, copies make room', () =>
  withDb(async (db) => {
    const server = await startContextServer()
    const limits = { ownBytes: 3 * 5_000, copiesBytes: 3 * 5_000 }
    const { contexts, ours, theirs } = await makeStory(db, { limits })
    const add = (n: number) =>
      addContext(contexts, ours, { '@context': { [`a${n}`]: 'urn:a' } }, monday)
    for (const n of [1, 2, 3]) await add(n)
    const full = { kind: { type: 'too-many-contexts', status: 403 } }
    await expect(add(4)).rejects.toMatchObject(full)
    await expect(nameContext(contexts, ours, { b: 'urn:b' }, monday)).rejects.toMatchObject(full)
    await addContext(contexts, theirs, { '@context': {} }, monday)

    const kind = 'Cached' as const
    for (const n of [1, 2, 3, 4]) {
      server.documents.set(`/${n}`, { [`c${n}`]: 'urn:c' })
      await resolveContext(contexts, ours, `${server.url}/${n}`, later(n))
    }
    expect(await listContexts(contexts, ours, { details: false, kind })).toEqual(
      [2, 3, 4].map((n) => `${server.url}/${n}`),
    )
  }))

test('core contexts come from the package: never fetched, never removed, as new as they can be', () =>
  withDb(async (db) => {
    const { contexts, ours } = await makeStory(db, { allow: '' })
    const core = 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.6.jsonld'
    expect(await resolveContext(contexts, ours, undefined, monday)).toBe(coreContext)
    await resolveContext(contexts, ours, core, monday)
    expect(await serveContext(contexts, ours, core, true, monday)).toMatchObject({ URL: core })
    expect(await serveContext(contexts, ours, core, false, monday)).toHaveProperty('@context')
    await removeContext(contexts, ours, core, true, monday)
    await expect(removeContext(contexts, ours, core, false, monday)).rejects.toMatchObject(
      problem('BadRequestData', 400),
    )
    expect(await listContexts(contexts, ours, all)).toEqual([])
  }))
