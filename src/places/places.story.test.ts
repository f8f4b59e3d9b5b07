import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withRecord } from '../../test/support/with-db.ts'
import {
  listDatasets,
  listProvinces,
  listRegions,
  loadBoundaries,
  type regionSystems,
} from './index.ts'

test('provinces stand in Thai order with their regions and figures', () =>
  withRecord(async (db) => {
    const provinces = await listProvinces(db.read)

    const names = provinces.map(({ name }) => name.th)
    expect(names).toHaveLength(77)
    expect(names).toEqual(names.toSorted(new Intl.Collator('th').compare))
    expect(provinces.find(({ code }) => code === '83')).toMatchObject({
      name: { th: 'ภูเก็ต', en: 'Phuket' },
      regions: { nesdc: 'southern', six: 'south', four: 'south' },
      coastal: true,
      neighbours: expect.arrayContaining(['82']),
    })
    const people = provinces.flatMap(({ figures }) =>
      figures.filter(({ measure }) => measure === 'population'),
    )
    expect(people.reduce((sum, { value }) => sum + value, 0)).toBe(70_213_067)
    expect(new Set(people.map(({ year, dataset }) => `${year} ${dataset}`))).toEqual(
      new Set(['2024 gpp-2024']),
    )
  }))

test('every region of a grouping has its provinces, in the official order', () =>
  withRecord(async (db) => {
    const provinces = await listProvinces(db.read)
    const sizes = (system: (typeof regionSystems)[number], codes: string[]) =>
      codes.map((code) => provinces.filter(({ regions }) => regions[system] === code).length)

    const codes = async (system: (typeof regionSystems)[number]) =>
      (await listRegions(db.read, system)).map(({ code }) => code)
    expect(sizes('nesdc', await codes('nesdc'))).toEqual([6, 6, 8, 6, 17, 20, 14])
    expect(sizes('six', await codes('six'))).toEqual([9, 20, 22, 7, 5, 14])
    expect(sizes('four', await codes('four'))).toEqual([1, 25, 17, 20, 14])
  }))

test('every shipped file says whence it comes, and the map draws the provinces of the list', () =>
  withRecord(async (db) => {
    const described = (await listDatasets(db.read)).map(({ file }) => file)
    const shipped = readdirSync(new URL('../../data', import.meta.url)).filter((file) =>
      /\.(csv|json)$/.test(file),
    )
    expect(shipped.filter((file) => !described.includes(file))).toEqual(['datasets.json'])

    const codes = (await listProvinces(db.read)).map(({ code }) => code)
    const drawn = loadBoundaries().objects.provinces.geometries.map(({ id }) => id)
    expect(drawn.toSorted()).toEqual(codes.toSorted())
  }))
