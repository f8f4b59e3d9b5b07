import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { startPortal } from './portal.ts'

let browser: Browser
let app: RunningApp

beforeAll(async () => {
  ;({ app } = await startPortal())
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const focused = `(() => {
  const at = document.activeElement
  const style = getComputedStyle(at)
  return { name: at.getAttribute('name'), tag: at.tagName, text: at.innerText ?? '', href: at.getAttribute('href'),
    ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none' }
})()`
type Focused = {
  name: string | null
  tag: string
  text: string
  href: string | null
  ring: boolean
}

test('search and filters are walked with the keyboard alone', async () => {
  const visit = await visitor(browser, app.url, { javaScript: false })
  const { page } = visit
  await page.goto('/cities')

  await page.keyboard.press('Tab')
  const skip = (await page.evaluate(focused)) as Focused
  expect(skip.href).toBe('#main')

  await tabTo(page, (at) => at.name === 'q')
  await page.keyboard.type('ภูเก็ต')
  await tabTo(page, (at) => at.name === 'status')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, (at) => at.tag === 'BUTTON')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  expect(new URL(page.url()).searchParams.get('status')).toBe('certified')
  expect(new URL(page.url()).searchParams.get('q')).toBe('ภูเก็ต')
  await expect.poll(() => page.locator('main').textContent()).toContain('ภูเก็ตเมืองอัจฉริยะ')

  await tabTo(page, (at) => at.href?.endsWith('/cities/phuket') ?? false)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/cities\/phuket$/)
  expect(await page.locator('h1').textContent()).toContain('ภูเก็ต')
  await visit.close()
})

test('indicator, year and regions of the national view are chosen with the keyboard alone', async () => {
  const visit = await visitor(browser, app.url, { javaScript: false })
  const { page } = visit
  await page.goto('/en/nation')
  await tabTo(page, (at) => at.name === 'indicator')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, (at) => at.name === 'system')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, (at) => at.tag === 'BUTTON')
  await page.keyboard.press('Enter')
  await page.waitForURL(/system=six/)
  const { searchParams } = new URL(page.url())
  expect(searchParams.get('indicator')).toBe('agriculture-share')
  await tabTo(page, (at) => /\/regions\/north\?/.test(at.href ?? ''))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/en\/regions\/north\?/)
  expect(await page.locator('h1').textContent()).toBe('North')
  await visit.close()
})

test('a definition is found and a document checked with the keyboard alone', async () => {
  const visit = await visitor(browser, app.url, { javaScript: false })
  const { page } = visit
  await page.goto('/indicators')
  await tabTo(page, (at) => at.href === '/indicators/mobility.slow_hours')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/indicators\/mobility\.slow_hours$/)
  expect(await page.locator('h1').textContent()).toContain('การจราจร')

  await page.goto('/cities/mae-moh/credential')
  await tabTo(page, (at) => at.href?.endsWith('as=json') ?? false)
  const document = await (await fetch(page.url(), { headers: { accept: 'application/vc' } })).text()
  await page.goto('/en/verify')
  await tabTo(page, (at) => at.name === 'text')
  await page.keyboard.insertText(document)
  await tabTo(page, (at) => at.tag === 'BUTTON')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('main').textContent()).toContain('Mae Moh')
  await visit.close()
})

/** Presses Tab until the wanted thing has the focus; every stop on the way shows where it is. */
async function tabTo(
  page: Awaited<ReturnType<typeof visitor>>['page'],
  wanted: (at: Focused) => boolean,
) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const at = (await page.evaluate(focused)) as Focused
    if (at.tag === 'BODY') continue
    expect(at.ring, `${at.tag} ${at.text}`).toBe(true)
    if (wanted(at)) return
  }
  throw new Error('the focus never came there')
}
