import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Switches that keep the browser on this machine: no updates, no background calls. */
export const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where the machine's Chromium stands. Throws with the command that installs it. */
export function chromiumPath(): string {
  const path = process.env.CHROMIUM ?? places.find((place) => existsSync(place))
  if (!path) throw new Error('Chromium is missing: apt-get install chromium')
  return path
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: quietly })
}

/** `session` is the value of the cookie by which somebody is signed in. */
export type Visit = { width?: number; javaScript?: boolean; session?: string | undefined }

/** Opens pages of one origin and collects every request to another. */
export async function visitor(browser: Browser, origin: string, visit: Visit = {}) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: visit.width ?? 1280, height: 900 },
    javaScriptEnabled: visit.javaScript ?? true,
  })
  if (visit.session)
    await context.addCookies([{ name: 'lm_session', value: visit.session, url: origin }])
  const foreign: string[] = []
  const complaints: string[] = []
  await context.route('**/*', (route) => {
    const { origin: asked } = new URL(route.request().url())
    if (asked === new URL(origin).origin) return route.continue()
    foreign.push(route.request().url())
    return route.abort()
  })
  const page: Page = await context.newPage()
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, foreign, complaints, close: () => context.close() }
}
