/**
 * Takes a picture of every kind of page, in both languages and three widths, into shots/: `npm run shots`. It starts the product on
 * a database of its own, with an office of people. With an address it takes them of the server there: `npm run shots -- http://…`.
 * With another word it takes only the pages whose address holds it: `npm run shots -- nation`.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeApp } from '../src/app.ts'
import { loadShipped } from '../src/cli/load-shipped.ts'
import { makeKeyRing } from '../src/emblem/index.ts'
import { openKeys } from '../src/identity/index.ts'
import { readSettings } from '../src/settings.ts'
import type { Db } from '../src/store/db.ts'
import { openStore } from '../src/store/open.ts'
import { launchChromium } from '../test/browser/chromium.ts'
import { furnish, type Office } from '../test/browser/office.ts'
import { everyPage, inEnglish } from '../test/browser/paths.ts'
import { findAddresses } from '../test/browser/portal.ts'
import { freePort } from '../test/support/free-port.ts'

const widths = [375, 768, 1280]
const folder = 'shots'

await mkdir(folder, { recursive: true })
const browser = await launchChromium()
const words = process.argv.slice(2)
const given = words.find((word) => word.startsWith('http'))
const wanted = words.find((word) => !word.startsWith('http')) ?? ''
try {
  // Elsewhere nobody tells where the pages stand that have an address of their own.
  if (given)
    await takePublic(
      given,
      everyPage.filter((path) => !path.includes('{')),
    )
  else await withProduct(takeHere)
} finally {
  await browser.close()
}

async function takeHere(url: string, db: Db) {
  const at = await findAddresses(db, url)
  await takePublic(url, everyPage.map(at))
  await takeOffice(url, await furnish(db, new Date()))
}

async function takePublic(url: string, paths: readonly string[]) {
  for (const path of paths) await take(url, path)
}

async function takeOffice(url: string, { pages, cookies }: Office) {
  for (const { as, path } of pages)
    for (const one of [path, inEnglish(path)]) await take(url, one, cookies.get(as), `${as}-`)
}

async function take(url: string, path: string, session?: string, reader = '') {
  if (!path.includes(wanted)) return
  const page = await browser.newPage()
  if (session) await page.context().addCookies([{ name: 'lm_session', value: session, url }])
  await page.goto(url + path)
  await page.evaluate('document.fonts.ready')
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const file = join(folder, `${reader}${nameOf(path)}-${width}.png`)
    await page.screenshot({ path: file, fullPage: true })
    console.log(file)
  }
  await page.close()
}

/** `/en/cities?status=zone` is `en-cities-status-zone`, the home page is `home`. */
function nameOf(path: string): string {
  return (
    decodeURIComponent(path)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'home'
  )
}

async function withProduct(work: (url: string, db: Db) => Promise<void>) {
  const home = await mkdtemp(join(tmpdir(), 'lakmueang-shots-'))
  const settings = readSettings({ PORT: String(await freePort()), LAKMUEANG_HOME: home }, home)
  const store = await openStore({ kind: 'embedded', home }, () => {})
  try {
    await loadShipped(store.db, new Date(), () => {})
    const ring = makeKeyRing()
    const findKey = async (name: string) => ring.get(name)
    const keys = await openKeys(home)
    const server = await makeApp({ store, settings, keys, findKey, clock: () => new Date() })
    await server.listen({ host: settings.host, port: settings.port })
    await work(`http://${settings.host}:${settings.port}`, store.db)
    await server.close()
  } finally {
    await store.close()
    await rm(home, { recursive: true, force: true })
  }
}
