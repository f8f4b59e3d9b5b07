import { expect, test } from 'vitest'
import { withRecord } from '../../test/support/with-db.ts'
import { homeFigures, listRecords } from './index.ts'

const today = '2026-11-23'
const all = { page: 1, size: 100 }

test('today the record answers the aim of the founding article, with two numbers where there are two', () =>
  withRecord(async (db) => {
    const figures = await homeFigures(db.read, today)

    expect(figures.certified).toMatchObject({
      named: 37,
      counted: { on: '2025-08-27', certified: 37 },
    })
    expect(figures.zones).toMatchObject({
      named: 5,
      counted: { on: '2026-01', zones: 190, zonesKind: 'announced' },
    })
    expect(figures.outside).toEqual({
      emblems: 32,
      emblemsTotal: 37,
      people: 52_534_770,
      peopleTotal: 70_213_067,
      populationYear: 2024,
    })
    expect((figures.outside.emblems / figures.outside.emblemsTotal) * 100).toBeCloseTo(86.5, 1)
    expect(figures.reach).toEqual({
      people: 35_921_488,
      peopleTotal: 70_213_067,
      provinces: 25,
      provincesWithout: 52,
      populationYear: 2024,
    })
  }))

test('every region stands in the list, those without an emblem too', () =>
  withRecord(async (db) => {
    const { byRegion } = await homeFigures(db.read, today)

    expect(byRegion.map(({ region, emblems }) => [region.name.th, emblems])).toEqual([
      ['กรุงเทพมหานครและปริมณฑล', 5],
      ['ภาคกลาง', 0],
      ['ภาคตะวันออก', 7],
      ['ภาคตะวันตก', 0],
      ['ภาคเหนือ', 10],
      ['ภาคตะวันออกเฉียงเหนือ', 3],
      ['ภาคใต้', 12],
    ])
    expect(byRegion.reduce((people, region) => people + region.people, 0)).toBe(70_213_067)
  }))

test('on the day of the first ceremony the country had fifteen cities in eleven provinces', () =>
  withRecord(async (db) => {
    const figures = await homeFigures(db.read, '2021-12-24')

    expect(figures.certified).toMatchObject({
      named: 15,
      counted: { on: '2021-12-24', certified: 15 },
    })
    expect(figures.zones).toMatchObject({
      named: 9,
      counted: { on: '2021-12-24', zones: 36, zonesKind: 'plan-under-consideration' },
    })
    expect(figures.reach.provinces).toBe(11)
    const certified = await listRecords(db.read, { at: '2021-12-24', status: 'certified' }, all)
    expect(certified.total).toBe(15)
    expect(new Set(certified.items.map(({ status }) => status.legal))).toEqual(
      new Set(['on-record']),
    )
    const zones = await listRecords(db.read, { at: '2021-12-24', status: 'zone' }, all)
    expect(zones.items.map(({ record }) => record.slug)).toContain('phang-nga')
    expect(zones.total).toBe(9)
  }))

test('on 9 November 2022 thirty cities were certified in 23 provinces', () =>
  withRecord(async (db) => {
    const figures = await homeFigures(db.read, '2022-11-09')

    expect(figures.certified).toMatchObject({
      named: 30,
      counted: { on: '2022-11-09', certified: 30 },
    })
    expect(figures.reach.provinces).toBe(23)
  }))

test('of a day before the first certificate the record says nothing', () =>
  withRecord(async (db) => {
    const figures = await homeFigures(db.read, '2018-01-01')

    expect(figures.certified).toEqual({ named: 0, counted: null })
    expect(figures.zones).toEqual({ named: 0, counted: null })
    expect(figures.reach).toMatchObject({ provinces: 0, provincesWithout: 77, people: 0 })
  }))
