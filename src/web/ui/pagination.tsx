import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

/** Links to the other pages of a list; nothing when there is one. `to` gives the Thai address of a page. */
export function Pagination({
  page,
  count,
  to,
}: {
  page: number
  count: number
  to: (page: number) => string
}) {
  const t = commonWords[useLang()].pages
  if (count <= 1) return null
  return (
    <nav aria-label={t.label} className="pagination">
      <ul>
        {page > 1 && (
          <li>
            <Link to={to(page - 1)} className="pagination__step">
              <Icon name="previous" />
              <span>{t.previous}</span>
            </Link>
          </li>
        )}
        {shownPages(page, count).map((shown, at) =>
          shown === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name
            <li key={`gap-${at}`} className="pagination__gap">
              …
            </li>
          ) : (
            <li key={shown}>
              <Link to={to(shown)} current={shown === page}>
                <span className="sr-only">{t.page(shown)}</span>
                <span aria-hidden="true">{shown}</span>
              </Link>
            </li>
          ),
        )}
        {page < count && (
          <li>
            <Link to={to(page + 1)} className="pagination__step">
              <span>{t.next}</span>
              <Icon name="next" />
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The first, the last and those around the current page; null where some are left out. */
export function shownPages(page: number, count: number): (number | null)[] {
  const shown: (number | null)[] = []
  for (let each = 1; each <= count; each++) {
    if (each === 1 || each === count || Math.abs(each - page) <= 1) shown.push(each)
    else if (shown.at(-1) !== null) shown.push(null)
  }
  return shown
}
