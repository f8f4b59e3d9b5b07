import { execFileSync } from 'node:child_process'
import { afterEach, expect } from 'vitest'
import {
  databaseOf,
  type Home,
  isLiving,
  makeHome,
  type Product,
  startProduct,
  type User,
} from '../support/product.ts'

/** What the product prints when it serves. */
export const ready = 'Ready at'

const homes: Home[] = []
const products: Product[] = []

/** To be called once in a test file: after each test, what it started is ended and its homes are thrown away. */
export function tidyUp(): void {
  afterEach(async () => {
    for (const product of products.splice(0)) {
      try {
        product.kill('SIGKILL')
      } catch {
        // it has ended by itself
      }
      await product.ended
    }
    for (const home of homes.splice(0)) {
      const database = databaseOf(home)
      if (database) process.kill(database, 'SIGINT')
      while (database && isLiving(database)) await new Promise((resolve) => setTimeout(resolve, 50))
      home.remove()
    }
  })
}

export function aHome(user?: User): Home {
  const home = makeHome(user)
  homes.push(home)
  return home
}

/** A home that is a copy of one in which the product was started and stopped before. */
export function aCopyOf(used: Home): Home {
  const home = aHome()
  // With owners and rights, which the database insists on.
  execFileSync('cp', ['-a', used.path, home.path])
  return home
}

export async function start(...args: Parameters<typeof startProduct>): Promise<Product> {
  const product = await startProduct(...args)
  products.push(product)
  return product
}

/** What is on show: health, and how many cities the interface counts. */
export async function look({ url }: Product) {
  const [health, cities, home] = await Promise.all([
    fetch(`${url}/health`),
    fetch(`${url}/api/v1/cities`),
    fetch(url),
  ])
  const { status, engine } = (await health.json()) as { status: string; engine: string }
  const { total } = (await cities.json()) as { total: number }
  return { status, engine, total, home: home.status }
}

/** What `look` answers of a product that serves the whole record. */
export const whole = { status: 'ready', engine: 'embedded', total: expect.any(Number), home: 200 }
