import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { asItShouldBe, seenThrough } from './look.ts'
import { furnish, type Office, type Reader } from './office.ts'
import { inEnglish } from './paths.ts'

let browser: Browser
let app: RunningApp
let office: Office

beforeAll(async () => {
  app = await startApp()
  office = await furnish(app.store.db, new Date())
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const readers: readonly Reader[] = [
  'operator',
  'auditor',
  'city-executive',
  'data-steward',
  'nobody',
]

const each = readers.flatMap((as) => [{ as, lang: 'th' } as const, { as, lang: 'en' } as const])

test.each(each)(
  'what $as may open keeps to the screen in $lang at each width and gives axe nothing to find',
  async ({ as, lang }) => {
    const visit = await visitor(browser, app.url, { session: office.cookies.get(as) })
    for (const page of office.pages.filter((page) => page.as === as)) {
      const path = lang === 'th' ? page.path : inEnglish(page.path)
      expect({ path, ...(await seenThrough(visit, path, lang)) }).toEqual({ path, ...asItShouldBe })
      const led = new URL(visit.page.url()).pathname
      expect(led, 'nobody is led elsewhere').toBe(new URL(path, app.url).pathname)
    }
    await visit.close()
  },
)
