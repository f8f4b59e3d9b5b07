import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** What the eye would see first: something wider than the screen, a heading out of line, a control that is not there. */
export type Seen = { scrollWidth: number; lefts: number[]; notice: boolean; tinyText: number }

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

export async function lookAt(page: Page): Promise<Seen> {
  return (await page.evaluate(look)) as Seen
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)
const rules = `['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']`

/** What axe finds on the page, by rule with the first places, and how many rules it found kept. */
export async function askAxe(page: Page) {
  await page.evaluate(axeSource)
  const results = (await page.evaluate(`axe.run(document, { runOnly: ${rules} })`)) as AxeResults
  const violations = results.violations.map((violation) => ({
    rule: violation.id,
    at: violation.nodes.map((node) => node.target.join(' ')).slice(0, 5),
  }))
  return { violations, passes: results.passes.length }
}
