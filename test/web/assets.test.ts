import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAssets, minify } from '../../src/web/assets.ts'
import { renderPage } from '../../src/web/render.tsx'
import { everyPage } from './every-page.tsx'
import { frame } from './fixture.ts'

const assets = loadAssets()
const css =
  assets.files.find((file) => file.path === assets.paths.css)?.bodies.identity.toString() ?? ''
const gzip = (text: string) => gzipSync(text, { level: 6 }).length

test('the four fonts together stay under 90 KB and are all that the style sheet loads', () => {
  const fonts = assets.files.filter((file) => file.type === 'font/woff2')
  expect(fonts).toHaveLength(4)
  expect(fonts.reduce((sum, file) => sum + file.bodies.identity.length, 0)).toBeLessThanOrEqual(
    90_000,
  )
  const loaded = [...css.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1])
  expect(loaded.sort()).toEqual(assets.paths.preload.toSorted())
})

test('the style sheet stays under 12 KB compressed', () => {
  expect(gzip(css)).toBeLessThanOrEqual(12_000)
})

test('every page with the style sheet stays under 60 KB compressed', () => {
  const sizes = everyPage.map(([path, page]) => [
    path,
    gzip(renderPage(frame({ path }), page)) + gzip(css),
  ])
  expect(sizes.filter(([, size]) => Number(size) > 60_000)).toEqual([])
})

test('names carry the hash of the content, so that they can be kept for ever', () => {
  for (const { path } of assets.files)
    expect(path).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{10}\.(css|js|svg|woff2)$/)
})

test('minifying takes comments and blanks, and nothing that means something', () => {
  expect(
    minify('/* a { } */\n.a,\n.b > c {\n  margin: 0 auto;\n  width: calc(1px + 2px);\n}\n'),
  ).toBe('.a,.b>c{margin:0 auto;width:calc(1px + 2px)}')
  expect(minify("a[href^='http']::after { content: ' (' attr(href) ')'; }")).toBe(
    "a[href^='http']::after{content:' (' attr(href) ')'}",
  )
  expect(minify('@media (min-width: 40em) {\n  :lang(th) > h1 {\n    color: red;\n  }\n}')).toBe(
    '@media (min-width:40em){:lang(th)>h1{color:red}}',
  )
})

test('every class that a page uses in its frame is in the style sheet', () => {
  const [, page] = everyPage[0] as (typeof everyPage)[number]
  const html = renderPage(frame(), page)
  const used = new Set(
    [...html.matchAll(/class="([^"]+)"/g)].flatMap((match) => (match[1] as string).split(' ')),
  )
  const styled = (name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(css)
  const unstyled = [...used].filter((name) => !styled(name))
  // Hooks without a look of their own.
  expect(unstyled.filter((name) => !['brand', 'city-item__place'].includes(name))).toEqual([])
})
