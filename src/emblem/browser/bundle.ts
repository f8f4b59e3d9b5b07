import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** What we use of the bundler that runs our TypeScript; it comes with tsx and needs no dependency of its own. */
type Bundler = {
  build(options: object): Promise<{ outputFiles: { contents: Uint8Array }[] }>
}

const require = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))
let made: Promise<Buffer> | undefined

/** The check as one script for browsers, made when it is first asked for. About 60 KB when compressed. */
export function browserCheck(): Promise<Buffer> {
  made ??= (require('esbuild') as Bundler)
    .build({
      entryPoints: [fileURLToPath(new URL('check-page.js', import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      legalComments: 'none',
      logLevel: 'silent',
    })
    .then(({ outputFiles }) => Buffer.from(outputFiles[0]?.contents ?? []))
  return made
}
