import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkUrl, operatorLink } from '../../src/identity/index.ts'
import { freePort } from '../support/free-port.ts'
import { type RunningApp, startApp } from '../support/with-app.ts'
import { launchChromium, visitor } from './chromium.ts'
import { addAuthenticator, send } from './passkey-pages.ts'

const password = 'ฟ้าใส เรือลำน้อย ต้นตาล เจ็ดสี'
const email = 'somying@example.go.th'
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

describe('one operator, from the first link to the last sign-out', () => {
  test('becomes the operator without JavaScript, after a password that is too short was told', async () => {
    const visit = await visitor(browser, address, { javaScript: false, width: 375 })
    const { page } = visit
    const link = await app.store.db.transaction((tx) => operatorLink(tx, new Date()))
    await page.goto(linkUrl(address, 'th', 'operator', link?.token ?? ''))
    await send(page, { name: 'สมหญิง ใจดี', email, password: 'สั้น' })
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#password')
    expect(await page.inputValue('#email')).toBe(email)
    await send(page, { password })
    expect(new URL(page.url()).pathname).toBe('/account')
    expect(await page.locator('.account-bar').textContent()).toContain('ผู้ดูแลระบบ')
    await page.goto(linkUrl(address, 'th', 'operator', link?.token ?? ''))
    expect(await page.locator('h1').textContent()).toBe('ลิงก์นี้ถูกใช้ไปแล้ว')
    await visit.close()
  })

  test('is led to signing in and back to the page that was asked for', async () => {
    const visit = await visitor(browser, address, { javaScript: false })
    const { page } = visit
    await page.goto('/en/office/mail')
    expect(new URL(page.url()).pathname).toBe('/en/sign-in')
    await send(page, { email, password: 'wrong but long enough' })
    expect(await page.locator('.error-summary').textContent()).toContain('is not right')
    expect(await page.inputValue('#email')).toBe(email)
    expect(await page.inputValue('#password')).toBe('')
    await send(page, { password })
    expect(new URL(page.url()).pathname).toBe('/en/office/mail')
    await Promise.all([page.waitForNavigation(), page.click('.account-bar button')])
    expect(await page.locator('.said').textContent()).toBe('You have signed out.')
    await page.goto('/en/office/mail')
    expect(new URL(page.url()).pathname).toBe('/en/sign-in')
    await visit.close()
  })

  test('adds a passkey and signs in with it, and nothing comes from elsewhere', async () => {
    const visit = await visitor(browser, address)
    const { page } = visit
    await page.goto('/sign-in')
    await addAuthenticator(page)
    await send(page, { email, password })
    await page.fill('#label', 'เครื่องทดสอบ')
    await Promise.all([page.waitForNavigation(), page.click('[data-passkey=make] button')])
    const keys = page.locator('section[aria-labelledby=passkeys] tbody th')
    expect(await keys.allInnerTexts()).toEqual(['เครื่องทดสอบ'])
    await Promise.all([page.waitForNavigation(), page.click('.account-bar button')])
    await Promise.all([page.waitForNavigation(), page.click('[data-passkey=use] button')])
    expect(new URL(page.url()).pathname).toBe('/account')
    expect(await page.locator('section[aria-labelledby=sessions]').textContent()).toContain('พาสคีย์')
    expect({ foreign: visit.foreign, complaints: visit.complaints }).toEqual({
      foreign: [],
      complaints: [],
    })
    await visit.close()
  })

  test('who has no passkey here is told so, and can sign in another way', async () => {
    const visit = await visitor(browser, address)
    const { page } = visit
    await page.goto('/en/sign-in')
    await addAuthenticator(page)
    await page.click('[data-passkey=use] button')
    const told = page.locator('[data-passkey=use] [role=alert]')
    await told.filter({ hasText: 'You are not signed in.' }).waitFor()
    await send(page, { email, password })
    expect(new URL(page.url()).pathname).toBe('/en/account')
    await visit.close()
  })
})
