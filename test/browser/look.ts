import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import type { visitor } from './chromium.ts'

/** What the eye would see first: something wider than the screen, a heading out of line, a control that is not there. */
type Seen = { scrollWidth: number; lefts: number[]; notice: boolean; tinyText: number }

const look = `(() => {
  const left = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.getClientRects().length > 0)
    .map((element) => Math.round(element.getBoundingClientRect().left))
  const small = [...document.querySelectorAll('body *')].filter((element) =>
    !element.closest('svg, sup') && element.childNodes.length === 1 && element.firstChild.nodeType === 3 &&
    element.getClientRects().length > 0 && parseFloat(getComputedStyle(element).fontSize) < 13)
  return {
    scrollWidth: document.documentElement.scrollWidth,
    lefts: [...left('header .brand'), ...left('main h1:not(.confirmation h1), main .confirmation')],
    notice: /not an official government website|ไม่ใช่เว็บไซต์ทางการ/.test(document.body.innerText),
    tinyText: small.length,
  }
})()`

const widths = [375, 768, 1280] as const

/** The width at which axe looks: the narrow screen in Thai, the wide one in English, so that each arrangement and language is asked. */
const axeWidth = { th: 375, en: 1280 } as const

/** Opens a page once and says what is wrong with it: at each width, to axe, in the console and in what it asked from elsewhere. */
export async function seenThrough(
  visit: Awaited<ReturnType<typeof visitor>>,
  path: string,
  lang: 'th' | 'en',
) {
  const { page, foreign, complaints } = visit
  foreign.length = 0
  complaints.length = 0
  const faults: string[] = []
  await page.setViewportSize({ width: widths[0], height: 900 })
  await page.goto(path)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    faults.push(...faultsOf((await page.evaluate(look)) as Seen, width))
    if (width === axeWidth[lang]) faults.push(...(await askAxe(page)))
  }
  return {
    faults,
    foreign: [...foreign],
    // An error page answers with its status, which the console repeats.
    complaints: complaints.filter((line) => !/status of (403|404|422)/.test(line)),
  }
}

/** What `seenThrough` answers on a page without a fault. */
export const asItShouldBe = { faults: [], foreign: [], complaints: [] }

function faultsOf({ scrollWidth, lefts, notice, tinyText }: Seen, width: number): string[] {
  const inLine = lefts.length >= 2 && Math.max(...lefts) - Math.min(...lefts) <= 1
  const faults = [
    scrollWidth > width && `is ${scrollWidth} px wide`,
    !inLine && `brand and heading begin at ${lefts.join(', ')} px`,
    Math.min(...lefts) < 16 && 'has no margin',
    !notice && 'does not say that it is not official',
    tinyText > 0 && `has ${tinyText} texts under 13 px`,
  ]
  return faults.filter((fault) => fault !== false).map((fault) => `at ${width} px: ${fault}`)
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)
const rules = `['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']`

/** What axe finds on the page, by rule with the first places. */
async function askAxe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const results = (await page.evaluate(`axe.run(document, { runOnly: ${rules} })`)) as AxeResults
  if (results.passes.length <= 10) return [`axe looked at ${results.passes.length} rules only`]
  return results.violations.map(({ id, nodes }) => {
    const places = nodes.map((node) => node.target.join(' ')).slice(0, 5)
    return `${id} at ${places.join(' and ')}`
  })
}
