import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { askAxe } from './look.ts'
import { everyPage } from './paths.ts'
import { type Addresses, startPortal } from './portal.ts'

let browser: Browser
let app: RunningApp
let at: Addresses

beforeAll(async () => {
  ;({ app, at } = await startPortal())
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

// The narrow screen in Thai, the wide one in English: both arrangements and both languages, each page once.
describe.each([
  { lang: 'Thai', width: 375 },
  { lang: 'English', width: 1280 },
])(
  'axe finds nothing and nothing comes from another origin, in $lang at $width px',
  ({ lang, width }) => {
    let visit: Awaited<ReturnType<typeof visitor>>
    beforeAll(async () => {
      visit = await visitor(browser, app.url, { width })
    })
    afterAll(() => visit.close())

    test.each(everyPage.filter((path) => path.startsWith('/en') === (lang === 'English')))(
      '%s',
      async (path) => {
        visit.foreign.length = 0
        visit.complaints.length = 0
        await visit.page.goto(at(path))
        const { violations, passes } = await askAxe(visit.page)
        const complaints = visit.complaints.filter((line) => !/status of (404|422)/.test(line))
        expect({ violations, foreign: visit.foreign, complaints }).toEqual({
          violations: [],
          foreign: [],
          complaints: [],
        })
        expect(passes).toBeGreaterThan(10)
      },
    )
  },
)
