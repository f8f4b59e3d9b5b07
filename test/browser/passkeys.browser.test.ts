import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkUrl, operatorLink, startSession } from '../../src/identity/index.ts'
import { invite } from '../../src/identity/sign-in/invite.ts'
import { makeLink } from '../../src/identity/sign-in/link.ts'
import { executive, mailedToken, steward } from '../identity/invitations.ts'
import { add } from '../identity/people.ts'
import { aSetting } from '../identity/sign-in.ts'
import { freePort } from '../support/free-port.ts'
import { type RunningApp, startApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { addAuthenticator } from './passkey-pages.ts'

let browser: Browser
let app: RunningApp
let address: string

beforeAll(async () => {
  const port = await freePort()
  // Passkeys hold for a name, never for a number.
  address = `http://localhost:${port}`
  app = await startApp({ settings: { PORT: String(port), PUBLIC_URL: address } })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const key = '[data-passkey=make]'
const ownKeys = 'section[aria-labelledby=passkeys] tbody th'

/** Opens a link in a new browser whose machine makes passkeys. */
async function open(link: string) {
  const visit = await visitor(browser, address)
  await addAuthenticator(visit.page)
  await visit.page.goto(link)
  return visit
}

/** Makes a passkey by the page's button, lands in the account, and comes back with that passkey alone after signing out. */
async function makeAndUse(page: Page) {
  await page.fill('#label', 'เครื่องทดสอบ')
  await Promise.all([page.waitForNavigation(), page.click(`${key} button`)])
  expect(new URL(page.url()).pathname).toMatch(/\/account$/)
  expect(await page.locator(ownKeys).allInnerTexts()).toContain('เครื่องทดสอบ')
  await Promise.all([page.waitForNavigation(), page.click('.account-bar button')])
  await Promise.all([page.waitForNavigation(), page.click('[data-passkey=use] button')])
  expect(new URL(page.url()).pathname).toMatch(/\/account$/)
}

describe('each one-time link takes a passkey instead of a password', () => {
  test('the first operator, told at once what of name and address is wrong', async () => {
    const link = await app.store.db.transaction((tx) => operatorLink(tx, new Date()))
    const visit = await open(linkUrl(address, 'en', 'operator', link?.token ?? ''))
    const { page } = visit
    await page.fill('#email', 'somying@example')
    await page.click(`${key} button`)
    const told = page.locator(`${key} [role=alert]`)
    await told.filter({ hasText: 'Given name and family name: ' }).waitFor()
    expect(await told.textContent()).toContain('E-mail address: ')
    await page.fill('#name', 'สมหญิง ใจดี')
    await page.fill('#email', 'somying@example.go.th')
    await makeAndUse(page)
    expect(await page.locator('.account-bar').textContent()).toContain('Acting as operator')
    expect(visit.foreign).toEqual([])
    await visit.close()
  })

  test('the invited, once', async () => {
    const { db } = app.store
    const act = await executive(db)
    await invite(db, aSetting(), steward, { ...act, now: new Date() })
    const link = linkUrl(address, 'th', 'invitation', await mailedToken(db))
    const visit = await open(link)
    await makeAndUse(visit.page)
    const held = await db.read
      .selectFrom('mandate')
      .innerJoin('person', 'person.id', 'mandate.person_id')
      .select(['role', 'email'])
      .where('role', '=', 'data-steward')
      .execute()
    expect(held).toEqual([{ role: 'data-steward', email: 'somchai@khonkaen.go.th' }])
    const again = await open(link)
    expect(await again.page.locator('h1').textContent()).toBe('ลิงก์นี้ถูกใช้ไปแล้ว')
    expect([visit.complaints, visit.foreign, again.foreign]).toEqual([[], [], []])
    await Promise.all([visit.close(), again.close()])
  })

  test('whoever has lost their way in; their other sessions end', async () => {
    const { db } = app.store
    const lost = await add(db, 'Manee')
    const facts = { method: 'password', agent: null } as const
    const { token: elsewhere } = await startSession(db.read, lost, null, new Date(), facts)
    const { token } = await makeLink(db.read, 'recovery', lost.id, new Date())
    const visit = await open(linkUrl(address, 'th', 'recovery', token))
    await makeAndUse(visit.page)
    const asked = await fetch(`${address}/api/v1/me`, {
      headers: { cookie: `lm_session=${elsewhere}` },
    })
    expect(asked.status).toBe(401)
    expect([visit.complaints, visit.foreign]).toEqual([[], []])
    await visit.close()
  })
})
