import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { Act } from '../../identity/index.ts'
import { expandName } from '../ld/context.ts'
import { later, makeStory, startContextServer } from './context-server.fixture.ts'
import { resolveContext } from './index.ts'
import { forgetAddress, listAddresses, registerAddress } from './registered.ts'

function actAt(seconds: number): Act {
  const actor = { kind: 'token', tokenId: 't', tenant: 1, purposes: ['city-data-write'] } as const
  return {
    actor: { ...actor, purposes: [...actor.purposes] },
    now: later(seconds),
    requestId: null,
  }
}

test('a document is fetched when an operator has registered its address, and no other there', () =>
  withDb(async (db) => {
    const server = await startContextServer()
    server.documents.set('/a.jsonld', { pm25: 'urn:dust' })
    server.documents.set('/b.jsonld', { pm25: 'urn:other' })
    const { contexts, ours } = await makeStory(db, { allow: '' })
    const [a, b] = ['a', 'b'].map((name) => `${server.url}/${name}.jsonld`) as [string, string]
    const notAvailable = { kind: { uri: expect.stringContaining('LdContextNotAvailable') } }
    await expect(resolveContext(contexts, ours, a, later(0))).rejects.toMatchObject(notAvailable)

    const { id } = await registerAddress(db, actAt(1), a)
    expect(await listAddresses(db.read)).toEqual([{ id, url: a, at: later(1) }])
    await expect(registerAddress(db, actAt(2), a)).rejects.toMatchObject({ kind: { status: 409 } })
    await expect(registerAddress(db, actAt(2), 'file:///etc/passwd')).rejects.toThrow()
    const context = await resolveContext(contexts, ours, a, later(20))
    expect(expandName(context, 'pm25')).toBe('urn:dust')
    await expect(resolveContext(contexts, ours, b, later(20))).rejects.toMatchObject(notAvailable)
    expect(server.asked).toEqual(['/a.jsonld'])

    await forgetAddress(db, actAt(30), id)
    await expect(forgetAddress(db, actAt(31), id)).rejects.toMatchObject({ kind: { status: 404 } })
    expect(await listAddresses(db.read)).toEqual([])
    const { rows } = await sql<{ action: string }>`
      select action from audit_entry where action = 'source.register' order by id`.execute(db.read)
    expect(rows).toHaveLength(2)
  }))
