/** Every kind of public page, by its Thai address; `portal.ts` fills in what stands in braces. The English one stands under `/en`. */
export const pagePaths = [
  '/',
  '/?at=2021-12-24',
  '/cities',
  '/cities?status=certified&region=northern',
  '/cities?q=%E0%B8%82%E0%B8%AD%E0%B8%99%E0%B9%81%E0%B8%81%E0%B8%99',
  '/cities?q=zzzzzz',
  '/cities/mae-moh',
  '/cities/samyan',
  '/cities/origin-rayong',
  '/cities/mae-moh/correction',
  '/cities/mae-moh/similar',
  '/indicators',
  '/indicators/mobility.slow_hours',
  '/nation',
  '/nation?indicator=emblems-per-million&system=six',
  '/regions/central',
  '/regions/south?system=four&indicator=agriculture-share',
  '/ceremonies',
  '/ceremonies/2021-12-24',
  '/ceremonies/2020-10-16',
  '/programme',
  '/sources',
  '/about',
  '/accessibility',
  '/privacy',
  '/privacy/processing',
  '/permits',
  '/developers',
  '/corrections',
  '/verify',
  '/credentials/{credential}',
  '/sign-in',
  '/sign-in/recover',
  '/first-operator/{first-operator}',
] as const

/** Pages that answer with an error and still have to help. */
export const errorPaths = [
  '/no-such-page',
  '/cities/khon-kean',
  '/cities?page=0',
  '/nation?year=1999',
] as const

export function inEnglish(path: string): string {
  return path === '/' ? '/en' : path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`
}

export const everyPage = [...pagePaths, ...errorPaths].flatMap((path) => [path, inEnglish(path)])
