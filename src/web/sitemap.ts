import { langs } from '../base/text.ts'
import { localPath } from './language.ts'
import { xmlElement, xmlText } from './xml.ts'

/** Pages that are always there, by their Thai address. */
export const standingPages = [
  '/',
  '/cities',
  '/indicators',
  '/nation',
  '/ceremonies',
  '/programme',
  '/sources',
  '/corrections',
  '/about',
  '/accessibility',
  '/privacy',
  '/privacy/processing',
  '/permits',
  '/developers',
] as const

/** The map of the site for search engines: every page in both languages, each naming the other (sitemaps.org, hreflang). */
export function siteMap(publicUrl: string, paths: readonly string[]): string {
  const urls = paths.flatMap((path) => {
    const addresses = langs.map((lang) => ({ lang, href: publicUrl + localPath(path, lang) }))
    const alternates = addresses
      .map(({ lang, href }) => xmlElement('xhtml:link', { rel: 'alternate', hreflang: lang, href }))
      .join('')
    return addresses.map(({ href }) =>
      xmlElement('url', {}, xmlElement('loc', {}, xmlText(href)) + alternates),
    )
  })
  const names = {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlElement('urlset', names, urls.join('\n'))}\n`
}

/** What crawlers may read: pages, not the interfaces (which have every page's data a second time) nor receipts. */
export function robots(publicUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /ngsi-ld/',
    'Disallow: /corrections/received/',
    'Disallow: /en/corrections/received/',
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n')
}
