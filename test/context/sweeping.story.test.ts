import { expect, test } from 'vitest'
import { findSpace, type Space } from '../../src/context/space/index.ts'
import { eventually } from '../store/support.ts'
import { withApp } from '../support/with-app.ts'
import { historyOf, standing, table } from './city.ts'

test('the product removes by itself what has expired, from the documents, and says so in history', () =>
  withApp(
    async ({ server, store: { db } }) => {
      const expiresAt = new Date(Date.now() + 2_500).toISOString()
      const create = (payload: object) =>
        server.inject({ method: 'POST', url: '/ngsi-ld/v1/entities', payload })
      await create({ id: 'urn:ngsi-ld:Bus:1', type: 'Bus', speed: 1, expiresAt })
      await create({
        id: 'urn:ngsi-ld:Bus:2',
        type: 'Bus',
        speed: 2,
        fare: { value: 9, expiresAt },
      })
      const space = (await findSpace(db, 'default')) as Space
      // Nobody asks for anything: what is gone from the table was swept.
      await eventually(async () => (await standing(db, space))['Bus:1'] === undefined)
      await eventually(async () => !('fare' in ((await standing(db, space))['Bus:2'] ?? {})))
      expect(await standing(db, space)).toEqual({ 'Bus:2': { type: 'Bus', speed: 2 } })
      const lines = (await historyOf(db, space)).map((line) => line.replace(/ @.*/, ''))
      expect(lines).toEqual(expect.arrayContaining(['Bus:1 speed deleted', 'Bus:2 fare deleted']))
      const done = await table<{ count: number }>(
        db,
        space.tenant,
        `select count(*)::int from entity where expires_at is not null`,
      )
      expect(done).toEqual([{ count: 0 }])
    },
    { settings: { NGSILD_AUTH: 'off', NGSILD_SWEEP_SECONDS: '1' }, template: 'empty' },
  ))
