import type { Static } from 'typebox'
import { type TSchema, Type } from 'typebox'
import { type Page, pageCount } from '../base/page.ts'

/** Query parameters of every list: `page` from 1, `size` rows a page. Spread `pageQuery.properties` beside a list's own filters. */
export const pageQuery = Type.Object({
  page: Type.Integer({ minimum: 1, maximum: 100_000, default: 1, description: 'Page, from 1' }),
  size: Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Rows a page' }),
})
export type PageQuery = Static<typeof pageQuery>

/** The wire shape of a page of `item`. */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    total: Type.Integer({ minimum: 0, description: 'Rows that match, on all pages' }),
    page: Type.Integer({ minimum: 1 }),
    size: Type.Integer({ minimum: 1 }),
  })
}

/**
 * The Link header of a page (RFC 8288): first, prev, next and last, on our own public address.
 * `path` is the address as asked for, with its query.
 */
export function linkHeader(publicUrl: string, path: string, page: Page<unknown>): string {
  const last = pageCount(page)
  const links: [string, number][] = [['first', 1]]
  if (page.page > 1) links.push(['prev', Math.min(page.page - 1, last)])
  if (page.page < last) links.push(['next', page.page + 1])
  links.push(['last', last])
  return links.map(([rel, to]) => `<${pageAddress(publicUrl, path, to)}>; rel="${rel}"`).join(', ')
}

/** The same address on another page of the list. */
export function pageAddress(publicUrl: string, path: string, page: number): string {
  return addressWith(publicUrl, path, 'page', String(page))
}

/** The address as asked for, on our own public address, with one parameter set. */
export function addressWith(
  publicUrl: string,
  path: string,
  parameter: string,
  value: string,
): string {
  const url = new URL(publicUrl)
  const at = path.indexOf('?')
  url.pathname = at < 0 ? path : path.slice(0, at)
  url.search = at < 0 ? '' : path.slice(at)
  url.searchParams.set(parameter, value)
  return url.href
}
