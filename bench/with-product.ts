import { makeHome, startProduct } from '../test/support/product.ts'

/** Runs the product as `npm start` does, in a folder of its own, while something is measured on its address. */
export async function withProduct<T>(measure: (url: string) => Promise<T>): Promise<T> {
  const home = makeHome()
  const product = await startProduct(home, { settings: { NODE_ENV: 'production' } })
  try {
    await product.waitFor('Ready at')
    return await measure(product.url)
  } finally {
    product.kill('SIGINT')
    await product.ended
    home.remove()
  }
}
