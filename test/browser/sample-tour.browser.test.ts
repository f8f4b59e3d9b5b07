import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareSamples } from '../../src/cli/prepare-samples.ts'
import { enterAsSample, listSamples } from '../../src/identity/index.ts'
import { loadStarters, readStarters } from '../../src/indicators/index.ts'
import { runTour, type TourStop } from '../../src/sample/index.ts'
import { type RunningApp, startApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { asItShouldBe, seenThrough } from './look.ts'
import { inEnglish } from './paths.ts'

let browser: Browser
let app: RunningApp
let stops: AsyncGenerator<TourStop>

const now = new Date('2026-11-24T10:00:00+07:00')
const dayMs = 86_400_000
let [base, since] = [now.getTime() - 60 * dayMs, performance.now()]
const clock = () => new Date(base + (performance.now() - since))

beforeAll(async () => {
  app = await startApp({ settings: { SAMPLE: 'on' }, clock })
  const { store, settings, server } = app
  await loadStarters(store.db, await readStarters(), clock())
  await prepareSamples(store.db, settings, clock())
  stops = runTour({
    db: store.db,
    ask: (request) => server.inject(request),
    publicUrl: settings.publicUrl,
    // What critical commitments are measured from: enough for the story, and half the time.
    devices: [
      'air-',
      'water-1',
      'water-2',
      'water-3',
      'traffic-',
      'building-',
      'emergency',
      'requests',
    ],
    now,
    clock,
    setClock: (at) => {
      base = at.getTime()
      since = performance.now()
    },
    measured: async () => {
      while ((await store.outbox.lags()).length > 0)
        await new Promise((resolve) => setTimeout(resolve, 50))
    },
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

test('a newcomer is led through proven, at risk, unproven and proven again, and follows a figure down to what was sent', async () => {
  const visit = await visitor(browser, app.url, { width: 375 })
  const { page } = visit
  const seen: string[] = []
  const emblem = await theEmblem()
  const told: unknown[] = []
  for await (const { proof, look } of stops) {
    told.push(await whatTheEmblemSays(emblem, proof))
    await page.goto(look[0] as string)
    expect(await page.locator('.sample-banner').textContent()).toContain('ไม่ใช่เมืองจริง')
    seen.push(`${proof}: ${await page.locator('.two-statuses dd').last().textContent()}`)
  }
  expect(seen).toEqual([
    'proven: เป็นไปตามแผน (มีข้อมูลยืนยัน)',
    expect.stringMatching(/^at-risk: อยู่ในช่วงปรับปรุงแก้ไข \(เหลือ\s\d+\sวัน\)$/),
    'unproven: ยังไม่มีข้อมูลยืนยันว่าเป็นไปตามแผน',
    'proven: เป็นไปตามแผน (มีข้อมูลยืนยัน)',
  ])

  // The live credential is there while the sample's own data prove its plan, and gone when they stop; the emblem itself stands.
  const stands = { verdict: 'genuine-in-force' }
  expect(told).toEqual([
    { ...stands, tone: 'green', live: 200, hours: 24, slowHours: expect.stringMatching(met) },
    { ...stands, tone: 'amber', live: 200, hours: 24, slowHours: 'OnHold' },
    { ...stands, tone: 'amber', live: 404, hours: null, slowHours: null },
    { ...stands, tone: 'green', live: 200, hours: 24, slowHours: expect.stringMatching(met) },
  ])

  await page.getByRole('link', { name: /ชั่วโมงที่การจราจร/ }).click()
  expect(await page.locator('h1').textContent()).toMatch(/พฤศจิกายน.*2569.*ร้อย\u2060ละ/s)
  const looked = [page.url()]
  // A month that is over: its result is frozen.
  await page.getByRole('link', { name: /ดูที่มา/ }).nth(1).click()
  looked.push(page.url())
  await page
    .getByRole('link', { name: /ดูข้อมูลที่ส่งมา/ })
    .first()
    .click()
  looked.push(page.url())
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(10)

  const { pathname } = new URL(looked[0] as string)
  const measured = ['/cities/mueang-sommot', '/indicators/mobility.slow_hours', '/nation']
  const feeds = ['/organisation/data', '/organisation/data/first-csv']
  const paths = [...measured, ...looked.map((url) => url.slice(app.url.length)), ...feeds]
  await page.context().addCookies([{ name: 'lm_session', value: await steward(), url: app.url }])
  for (const path of paths.flatMap((one) => [one, inEnglish(one)])) {
    const seen = await seenThrough(visit, path, path.startsWith('/en/') ? 'en' : 'th')
    const led = new URL(page.url()).pathname
    expect({ path: led, ...seen }).toEqual({
      path: new URL(path, app.url).pathname,
      ...asItShouldBe,
    })
  }
  const english = await (await fetch(`${app.url}/en${pathname}`)).text()
  expect(english).toMatch(/Sample data, not a real city/)
  const csv = await (
    await fetch(`${app.url}/api/v1/results.csv?city=mueang-sommot&indicator=mobility.slow_hours`)
  ).text()
  expect(csv).toMatch(/ข้อมูลตัวอย่าง|Sample data|sample/)
  await visit.close()
}, 240_000)

/** The cookie of the sample data steward, who sees the feeds of the city. */
async function steward(): Promise<string> {
  const { db } = app.store
  const found = (await listSamples(db.read)).find(({ role }) => role === 'data-steward')
  const visit = { address: '127.0.0.1', agent: null, requestId: null, signedIn: null, now: clock() }
  return (await enterAsSample(db, found?.person.id as string, visit)).token
}

const met = /^(Completed|Provisional)$/

/** The address of the sample's emblem, once the room of emblems has heard of the grant. */
async function theEmblem(): Promise<string> {
  for (;;) {
    const answer = await fetch(`${app.url}/cities/mueang-sommot/credential`, { redirect: 'manual' })
    if (answer.status === 303) return app.url + answer.headers.get('location')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What a check of the emblem says and what its live credential holds, once it has heard what the data say. */
async function whatTheEmblemSays(emblem: string, proof: string) {
  const read = async (path: string) => (await fetch(emblem + path)).json() as Promise<never>
  for (;;) {
    const { standing }: { standing: { proof: string } } = await read('/kit')
    if (standing.proof === proof) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const answer = await fetch(`${app.url}/credentials/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(await read('')),
  })
  const { report } = (await answer.json()) as { report: { verdict: string; tone: string } }
  const live = await fetch(`${emblem}/live`)
  const held = live.ok ? ((await live.json()) as Live) : null
  const commitment = held?.credentialSubject.achievement.resultDescription.find(({ name }) =>
    name.includes('จราจร'),
  )
  const result = held?.credentialSubject.result.find(
    (one) => one.resultDescription === commitment?.id,
  )
  const hours = held && (Date.parse(held.validUntil) - Date.parse(held.validFrom)) / 3_600_000
  const { verdict, tone } = report
  return { verdict, tone, live: live.status, hours, slowHours: result?.status ?? null }
}

type Live = {
  validFrom: string
  validUntil: string
  credentialSubject: {
    achievement: { resultDescription: { id: string; name: string }[] }
    result: { resultDescription: string; status: string }[]
  }
}
