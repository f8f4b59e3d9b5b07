/** One page of a list. `total` counts all rows that match; `page` counts from 1; `size` is the rows asked for per page. */
export type Page<T> = { items: T[]; total: number; page: number; size: number }

/** Which page of a list is asked for. `page` counts from 1. */
export type Paging = { page: number; size: number }

/** How many pages there are; never less than one. */
export function pageCount(page: Page<unknown>): number {
  return Math.max(1, Math.ceil(page.total / page.size))
}
