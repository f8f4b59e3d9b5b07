import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { Link } from './link.tsx'

export type Crumb = { label: string; to: string }

/** The way from the home page to this one; the page itself is not in it. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = commonWords[useLang()]
  return (
    <nav aria-label={t.breadcrumbs} className="breadcrumbs">
      <ol>
        {[{ label: t.home, to: '/' }, ...crumbs].map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
