import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { add, entrust, programme } from '../../test/identity/people.ts'
import { statisticFiles, syntheticDefinition, syntheticRows } from '../../test/nation/synthetic.ts'
import { withApp } from '../../test/support/with-app.ts'
import { startSession } from '../identity/index.ts'
import { figureNames, importStatistic } from './index.ts'

const clock = () => new Date('2026-11-28T10:00:00+07:00')

test('every figure is there as JSON and CSV with method, citation, source and notice', () =>
  withApp(
    async ({ server }) => {
      for (const figure of figureNames) {
        const json = await server.inject({ url: `/api/v1/nation/${figure}` })
        expect(`${figure} ${json.statusCode}`).toBe(`${figure} 200`)
        const answer = json.json()
        expect(answer.citation.th).toContain(
          figure === 'live' ? 'ข้อมูลของเมืองที่เชื่อมต่อกับระบบ' : 'สำนักงานสภาพัฒนาการเศรษฐกิจและสังคมแห่งชาติ',
        )
        expect(answer.citation.en).toContain(
          '/en/nation?indicator=gpp-per-head&year=2024&system=nesdc',
        )
        expect(answer.notice.th).toContain('ไม่ใช่เว็บไซต์ทางการ')
        expect(answer.method.en).not.toBe('')
        const csv = await server.inject({ url: `/api/v1/nation/${figure}.csv` })
        expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
        const rows: Record<string, string>[] = parse(csv.body, { bom: true, columns: true })
        expect(rows).toHaveLength(answer.items.length)
        for (const row of rows) {
          expect(row.citation).toContain('Lak Mueang')
          expect(row.notice).toContain('not an official')
        }
      }
    },
    { clock },
  ))

test('the list of indicators names the dimensions for which no open data were found', () =>
  withApp(
    async ({ server }) => {
      const answer = (await server.inject({ url: '/api/v1/nation/indicators' })).json()
      expect(answer.items.map(({ id }: { id: string }) => id)).toEqual([
        'gpp-per-head',
        'agriculture-share',
        'emblems-per-million',
      ])
      expect(answer.dimensionsWithoutData).toEqual(['society', 'environment', 'quality-of-life'])
    },
    { clock },
  ))

test('a measure that is not defined stands in the table with its reason, and with no number', () =>
  withApp(
    async ({ server }) => {
      const url = '/api/v1/nation/measures?indicator=emblems-per-million'
      const { items } = (await server.inject({ url })).json()
      const theilL = items.find(({ measure }: { measure: string }) => measure === 'theilL')
      expect(theilL).toMatchObject({ value: null, reason: 'zero-value' })
      expect(theilL.because_th).toContain('ศูนย์')
    },
    { clock },
  ))

test('what does not exist is told, with what is allowed', () =>
  withApp(
    async ({ server }) => {
      for (const query of ['indicator=nothing', 'year=1990', 'system=nine', 'colour=red']) {
        const refused = await server.inject({ url: `/api/v1/nation/provinces?${query}` })
        expect(`${query} ${refused.statusCode}`).toBe(`${query} 422`)
        expect(refused.json().fields).toHaveLength(1)
      }
    },
    { clock },
  ))

test('an import shows at once in what was kept, and synthetic figures say on every row that they are', () =>
  withApp(
    async ({ server, store }) => {
      const url = '/api/v1/nation/indicators'
      expect((await server.inject({ url })).json().items).toHaveLength(3)
      await importStatistic(store.db, statisticFiles(syntheticRows([2023, 2024])), clock())
      await expect
        .poll(async () => (await server.inject({ url })).json().items.length, { timeout: 10_000 })
        .toBe(4)
      const csv = await server.inject({
        url: `/api/v1/nation/provinces.csv?indicator=${syntheticDefinition.id}`,
      })
      const rows: Record<string, string>[] = parse(csv.body, { bom: true, columns: true })
      expect(rows.map(({ synthetic }) => synthetic)).toEqual(Array(77).fill('true'))
    },
    { clock },
  ))

test('an officer loads a statistic over the interface; faults come as a list and leave no trace', () =>
  withApp(
    async ({ server, store: { db } }) => {
      const officer = await add(db, 'Officer')
      const mandate = await entrust(db, officer, 'programme-officer', programme)
      const facts = { method: 'password', agent: null } as const
      const { token } = await startSession(db.read, officer, mandate, clock(), facts)
      const send = (rows: ReturnType<typeof syntheticRows>) =>
        server.inject({
          method: 'POST',
          url: '/api/v1/nation/statistics',
          headers: { cookie: `lm_session=${token}` },
          payload: { definition: syntheticDefinition, table: statisticFiles(rows).table.text },
        })
      const recorded = async () =>
        (
          await db.read
            .selectFrom('audit_entry')
            .select(['action', 'outcome', 'object_id', 'object_version'])
            .where('object_kind', '=', 'statistic')
            .execute()
        ).map((entry) => Object.values(entry).join(' '))

      const refused = await send(syntheticRows([2024]).slice(1))
      expect(refused.statusCode).toBe(422)
      expect(refused.json().errors).toMatchObject([{ file: 'table', path: 'code' }])
      expect(await recorded()).toEqual([])

      expect((await send(syntheticRows([2024]))).statusCode).toBe(201)
      const again = await send(syntheticRows([2024]))
      expect([again.statusCode, again.json()]).toEqual([
        200,
        { outcome: 'unchanged', id: syntheticDefinition.id, version: 1 },
      ])
      expect(await recorded()).toEqual([`record.import done ${syntheticDefinition.id} 1`])
    },
    { clock },
  ))

test('cities alike come by name, with those of other regions only where size alone is asked for', () =>
  withApp(
    async ({ server }) => {
      const ask = async (by: string) => {
        const url = `/api/v1/nation/similar-cities?city=mae-moh&by=${by}`
        return (await server.inject({ url })).json().items as { slug: string; size: string }[]
      }
      const [both, region, size] = [await ask('both'), await ask('region'), await ask('size')]
      const slugs = (items: { slug: string }[]) => new Set(items.map(({ slug }) => slug))
      expect(slugs(both)).toEqual(slugs(region).intersection(slugs(size)))
      expect(slugs(region).has('khon-kaen')).toBe(false)
      expect(new Set(size.map((one) => one.size))).toEqual(new Set(['medium']))
      const unknown = await server.inject({ url: '/api/v1/nation/similar-cities?city=nowhere' })
      expect(unknown.statusCode).toBe(404)
    },
    { clock },
  ))
