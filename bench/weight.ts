import { brotliCompressSync } from 'node:zlib'
import { type Figure, figure } from './figure.ts'
import { withProduct } from './with-product.ts'

const paths = [
  '/',
  '/en',
  '/cities',
  '/cities/mae-moh',
  '/ceremonies/2021-12-24',
  '/programme',
  '/sources',
  '/nation',
]

/** What a reader downloads: HTML with its stylesheet, compressed as it is sent; fonts; scripts. Kilobytes of 1,000 bytes. */
export function measure(): Promise<Figure[]> {
  return withProduct(async (url) => {
    const pages = await Promise.all(paths.map((path) => weigh(url, path)))
    const most = (pick: (page: Weight) => number) => Math.max(...pages.map(pick))
    return [
      figure('heaviest page, HTML and CSS compressed', most((page) => page.page) / 1000, 'kB', {
        atMost: 60,
      }),
      figure('fonts of a page', most((page) => page.fonts) / 1000, 'kB', { atMost: 90 }),
      figure('JavaScript of a page', most((page) => page.scripts) / 1000, 'kB', { atMost: 0 }),
    ]
  })
}

type Weight = { page: number; fonts: number; scripts: number }

async function weigh(url: string, path: string): Promise<Weight> {
  const html = await (await fetch(url + path)).text()
  const styles = links(html, /<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g)
  const fonts = links(html, /<link[^>]+href="([^"]+\.woff2)"/g)
  const scripts = links(html, /<script[^>]+src="([^"]+)"/g)
  const css = await total(url, styles, brotliCompressSync)
  return {
    page: brotliCompressSync(html).length + css,
    fonts: await total(url, fonts, (body) => body),
    scripts: await total(url, scripts, brotliCompressSync),
  }
}

function links(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => match[1] as string)
}

async function total(
  url: string,
  paths: string[],
  send: (body: Buffer) => Buffer,
): Promise<number> {
  let bytes = 0
  for (const path of new Set(paths)) {
    const answer = await fetch(url + path)
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
    bytes += send(Buffer.from(await answer.arrayBuffer())).length
  }
  return bytes
}
