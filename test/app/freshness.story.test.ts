import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { importRecord, readRecordFolder } from '../../src/programme/index.ts'
import { withApp } from '../support/with-app.ts'

const shipped = new URL('../../data', import.meta.url).pathname
const midnight = Date.parse('2026-11-24T00:00:00+07:00')

test('a page is answered from memory until the record changes, and then shows the new record', () =>
  withApp(async ({ url, store }) => {
    const page = async () => (await fetch(`${url}/en/cities`)).text()
    expect(await page()).toContain('Phuket')
    expect(await page()).not.toContain('Renamed by the office')

    const files = new Map(await readRecordFolder(shipped))
    const record = files.get('smart-cities.json') as string
    const changed = JSON.parse(record)
    const entry = changed.entries.find((one: { id: string }) => one.id === 'phuket')
    entry.nameEn = 'Renamed by the office'
    files.set('smart-cities.json', JSON.stringify(changed))
    expect(await importRecord(store.db, files, new Date())).toMatchObject({ outcome: 'imported' })

    for (let attempt = 0; attempt < 100; attempt++) {
      if ((await page()).includes('Renamed by the office')) break
      await delay(50)
    }
    expect(await page()).toContain('Renamed by the office')
  }))

test('a page of today is made anew when the day changes in Bangkok', () => {
  let now = midnight - 1
  return withApp(
    async ({ url }) => {
      const etag = async () => (await fetch(url)).headers.get('etag')
      const evening = await etag()
      expect(await etag()).toBe(evening)
      now = midnight
      expect(await etag()).not.toBe(evening)
    },
    { clock: () => new Date(now) },
  )
})

test('links are made from PUBLIC_URL, whatever host was asked', () =>
  withApp(
    async ({ server }) => {
      const answer = await server.inject({ url: '/', headers: { host: 'evil.example' } })
      expect(answer.body).toContain('https://smartcity.example.go.th/')
      expect(answer.body + JSON.stringify(answer.headers)).not.toContain('evil.example')
    },
    { settings: { PUBLIC_URL: 'https://smartcity.example.go.th' } },
  ))
