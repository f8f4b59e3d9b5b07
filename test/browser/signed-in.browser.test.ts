import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { askAxe, lookAt } from './look.ts'
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

/** The narrow screen in both languages, the others in one each: both arrangements and both languages, not each with each. */
const screens = [
  { width: 375, lang: 'th' },
  { width: 375, lang: 'en' },
  { width: 768, lang: 'th' },
  { width: 1280, lang: 'en' },
] as const
const each = readers.flatMap((as) => screens.map((screen) => ({ as, ...screen })))

async function enter({ as, width, lang }: (typeof each)[number]) {
  const visit = await visitor(browser, app.url, { width, session: office.cookies.get(as) })
  const pages = office.pages.filter((page) => page.as === as)
  return { ...visit, paths: pages.map(({ path }) => (lang === 'th' ? path : inEnglish(path))) }
}

test.each(each)(
  'what $as may open stays on the screen at $width px in $lang, in line, and says that it is not official',
  async (how) => {
    const visit = await enter(how)
    for (const path of visit.paths) {
      await visit.page.goto(path)
      const { scrollWidth, lefts, notice, tinyText } = await lookAt(visit.page)
      expect(lefts.length, path).toBeGreaterThanOrEqual(2)
      const inLine = Math.max(...lefts) - Math.min(...lefts) <= 1
      expect({ path, scrollWidth, inLine, notice, tinyText }).toEqual({
        path,
        scrollWidth: how.width,
        inLine: true,
        notice: true,
        tinyText: 0,
      })
      const led = new URL(visit.page.url()).pathname
      expect(led, 'nobody is led elsewhere').toBe(new URL(path, app.url).pathname)
    }
    await visit.close()
  },
)

test.each(each.filter(({ width, lang }) => (width === 375) === (lang === 'th') && width !== 768))(
  'axe finds nothing on what $as may open at $width px in $lang, and nothing comes from elsewhere',
  async (how) => {
    const visit = await enter(how)
    for (const path of visit.paths) {
      visit.complaints.length = 0
      await visit.page.goto(path)
      const { violations, passes } = await askAxe(visit.page)
      const complaints = visit.complaints.filter((line) => !/status of (403|422)/.test(line))
      expect({ path, violations, complaints }).toEqual({ path, violations: [], complaints: [] })
      expect(passes).toBeGreaterThan(10)
    }
    expect(visit.foreign).toEqual([])
    await visit.close()
  },
  240_000,
)
