import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { asItShouldBe, seenThrough } from './look.ts'
import { everyPage, inEnglish, pagePaths } from './paths.ts'
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

describe('every page keeps to the screen at each width, says that it is not official and gives axe nothing to find', () => {
  let visit: Awaited<ReturnType<typeof visitor>>
  beforeAll(async () => {
    visit = await visitor(browser, app.url)
  })
  afterAll(() => visit.close())

  test.each(everyPage)('%s', async (path) => {
    expect(await seenThrough(visit, at(path), path.startsWith('/en') ? 'en' : 'th')).toEqual(
      asItShouldBe,
    )
  })
})

test('every page works without JavaScript and offers the other language of the same page', async () => {
  const visit = await visitor(browser, app.url, { width: 375, javaScript: false })
  // The only script of a page is a module that adds to what already works: the check in the browser, a passkey.
  const needed = 'script:not([type="module"][src^="/assets/"])'
  for (const path of pagePaths) {
    await visit.page.goto(at(path))
    expect(await visit.page.locator(needed).count(), path).toBe(0)
    expect(await visit.page.locator('h1').count(), path).toBe(1)
    const other = visit.page.locator('a[hreflang="en"]').first()
    const href = new URL((await other.getAttribute('href')) ?? '', app.url)
    const asked = new URL(inEnglish(at(path)), app.url)
    expect(href.pathname, path).toBe(asked.pathname)
    expect(href.search, path).toBe(asked.search)
  }
  await visit.close()
})

test('every link of the menu and the language switch can be reached at 375 px', async () => {
  const visit = await visitor(browser, app.url, { width: 375, javaScript: false })
  await visit.page.goto('/')
  const summary = visit.page.locator('header details > summary')
  if (await summary.count()) await summary.first().click()
  const links = visit.page.locator('header nav a')
  const count = await links.count()
  expect(count).toBeGreaterThanOrEqual(4)
  for (let link = 0; link < count; link++) expect(await links.nth(link).isVisible()).toBe(true)
  expect(await visit.page.locator('header a[hreflang="en"]').isVisible()).toBe(true)
  await visit.close()
})
