import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { chromiumPath, quietly } from '../test/browser/chromium.ts'
import { freePort } from '../test/support/free-port.ts'
import { type Figure, figure } from './figure.ts'
import { withProduct } from './with-product.ts'

const paths = ['/', '/cities', '/cities/mae-moh', '/en']
const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const rounds = 3

/** Lighthouse, mobile, in all four categories: the lowest score of home, list and city page; performance as the median of three runs. */
export function measure(): Promise<Figure[]> {
  return withProduct(async (url) => {
    const figures: Figure[] = []
    for (const path of paths) {
      const runs: Record<string, number>[] = []
      for (let round = 0; round < rounds; round++) runs.push(await audit(url + path))
      for (const category of categories) {
        const score = median(runs.map((run) => run[category] as number))
        figures.push(figure(`Lighthouse ${category} of ${path}`, score, 'points', { atLeast: 95 }))
      }
    }
    return figures
  })
}

async function audit(url: string): Promise<Record<string, number>> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...quietly, `--remote-debugging-port=${port}`],
  })
  try {
    const result = await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error' })
    const scored = result?.lhr.categories ?? {}
    return Object.fromEntries(
      categories.map((category) => [category, Math.round((scored[category]?.score ?? 0) * 100)]),
    )
  } finally {
    await browser.close()
  }
}

/** The middle one of an odd number of scores. */
function median(scores: number[]): number {
  return scores.toSorted((a, b) => a - b)[Math.floor(scores.length / 2)] as number
}
