import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import { coreContext } from '../ld/compile-context.ts'
import { expandName } from '../ld/context.ts'
import {
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
