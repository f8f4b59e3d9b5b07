import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { browserCheck } from '../emblem/index.ts'
import { type Coding, chooseCoding } from '../http/negotiate.ts'
import type { Server } from '../http/server.ts'
import type { AssetPaths } from './frame.ts'
import { Mark } from './ui/mark.tsx'

/** A static file under its hashed name, ready in every coding that gains. */
export type Asset = {
  path: string
  type: string
  bodies: Partial<Record<Coding, Buffer>> & { identity: Buffer }
}
export type Assets = { files: Asset[]; paths: AssetPaths }

const require = createRequire(import.meta.url)

/** Body text is looped (older eyes read it better), headings and bold are not. Digits are in the Latin files. */
const fonts = {
  'looped-thai': fontFile('ibm-plex-sans-thai-looped', 'thai-400'),
  'looped-latin': fontFile('ibm-plex-sans-thai-looped', 'latin-400'),
  'bold-thai': fontFile('ibm-plex-sans-thai', 'thai-600'),
  'bold-latin': fontFile('ibm-plex-sans-thai', 'latin-600'),
}

const sheets = [
  'fonts',
  'tokens',
  'base',
  'layout',
  'blocks',
  'lists',
  'forms',
  'filters',
  'home',
  'city',
  'programme',
  'pages',
  'nation',
  'indicators',
  'account',
  'emblem',
  'print',
]

/** Reads fonts, style sheets and the script of passkeys, once at start, and gives each file its hashed name. */
export function loadAssets(): Assets {
  const fontFiles = Object.entries(fonts).map(([name, file]) =>
    asset(name, 'woff2', 'font/woff2', readFileSync(file), false),
  )
  const mark = asset(
    'mark',
    'svg',
    'image/svg+xml; charset=utf-8',
    Buffer.from(renderToStaticMarkup(createElement(Mark))),
  )
  const pathOf = (name: string) => {
    const found = fontFiles.find((file) => file.path.startsWith(`/assets/${name}.`))
    if (!found) throw new Error(`a style sheet names an unknown asset: ${name}`)
    return found.path
  }
  const source = sheets.map((name) =>
    readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8'),
  )
  const css = minify(source.join('\n')).replace(/asset:([a-z-]+)/g, (_, name) => pathOf(name))
  const script = asset(
    'passkey',
    'js',
    'text/javascript; charset=utf-8',
    readFileSync(new URL('enhance/passkey.js', import.meta.url)),
  )
  const style = asset('portal', 'css', 'text/css; charset=utf-8', Buffer.from(css))
  return {
    files: [...fontFiles, mark, style, script],
    paths: {
      css: style.path,
      mark: mark.path,
      passkey: script.path,
      check: checkPath,
      preload: fontFiles.map((file) => file.path),
    },
  }
}

/** The check of emblems in the browser; it is bundled when it is first asked for, so its name has no hash. */
const checkPath = '/assets/check-emblem.js'

function checkRoute(server: Server) {
  server.get(
    checkPath,
    { schema: { hide: true }, config: { permit: 'record.read' } },
    async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=3600')
        .type('text/javascript; charset=utf-8')
        .send(await browserCheck()),
  )
}

/** Serves the static files: they never change under their name. */
export function assetRoutes(server: Server, assets: Assets): void {
  faviconRoute(server, assets.paths.mark)
  checkRoute(server)
  for (const { path, type, bodies } of assets.files)
    server.get(
      path,
      { schema: { hide: true }, config: { permit: 'record.read' } },
      (request, reply) => {
        const coding = chooseCoding(request.headers['accept-encoding'])
        const body = bodies[coding]
        reply.header('cache-control', 'public, max-age=31536000, immutable').type(type)
        if (Object.keys(bodies).length > 1) reply.header('vary', 'accept-encoding')
        if (body && coding !== 'identity') reply.header('content-encoding', coding)
        return reply.send(body ?? bodies.identity)
      },
    )
}

/** Browsers ask for this name where no page tells them ours, as beside a picture opened on its own. */
function faviconRoute(server: Server, mark: string) {
  server.get(
    '/favicon.ico',
    { schema: { hide: true }, config: { permit: 'record.read' } },
    (_request, reply) => reply.redirect(mark, 302),
  )
}

/** Takes comments and needless blanks out of a style sheet. Strings with runs of blanks are not used in ours. */
export function minify(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([a-z-]): /g, '$1:')
    .replaceAll(';}', '}')
    .trim()
}

function asset(name: string, ending: string, type: string, body: Buffer, compress = true): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const bodies = compress
    ? { identity: body, br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) }
    : { identity: body }
  return { path: `/assets/${name}.${hash}.${ending}`, type, bodies }
}

function fontFile(family: string, subset: string): string {
  return require.resolve(`@fontsource/${family}/files/${family}-${subset}-normal.woff2`)
}
