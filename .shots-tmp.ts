import { launchChromium } from '/work/wt-city/test/browser/chromium.ts'
const url = process.argv[2]!; const paths = process.argv.slice(3)
const b = await launchChromium()
for (const p of paths) for (const w of [375, 768, 1280]) {
  const page = await b.newPage({ viewport: { width: w, height: 900 } })
  await page.goto(url + p); await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: `/tmp/city/shots/${p.replace(/[^a-z0-9]+/gi, '-').replace(/^-/, '')}-${w}.png`, fullPage: true })
  await page.close()
}
await b.close()
