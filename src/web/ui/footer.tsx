import { showDay } from '../../base/day.ts'
import { useFrame } from '../frame.ts'
import { show } from '../thai.ts'
import { commonWords } from '../words/common.ts'
import { Link } from './link.tsx'

/** Who runs the site, how to reach them, and the pages that say how the site works. */
export function Footer() {
  const { lang, site, asOf } = useFrame()
  const t = commonWords[lang].footer
  const menu = commonWords[lang].menu
  return (
    <footer className="site-footer">
      <div className="wrap site-footer__columns">
        <section aria-label={t.operator}>
          <h2>{t.operator}</h2>
          <p>{site.operator ? show(site.operator, lang) : t.operatorUnnamed}</p>
          <h2>{t.contact}</h2>
          <p>{site.contact ? <Contact address={site.contact} /> : t.contactUnnamed}</p>
        </section>
        <nav aria-label={t.record}>
          <h2>{t.record}</h2>
          <ul>
            <li>
              <Link to="/cities">{menu.cities}</Link>
            </li>
            <li>
              <Link to="/nation">{menu.nation}</Link>
            </li>
            <li>
              <Link to="/ceremonies">{menu.ceremonies}</Link>
            </li>
            <li>
              <Link to="/sources">{menu.sources}</Link>
            </li>
            <li>
              <Link to="/verify">{t.verify}</Link>
            </li>
            <li>
              <Link to="/corrections">{t.corrections}</Link>
            </li>
            <li>
              <Link to="/developers">{t.developers}</Link>
            </li>
          </ul>
        </nav>
        <nav aria-label={t.site}>
          <h2>{t.site}</h2>
          <ul>
            <li>
              <Link to="/about">{menu.about}</Link>
            </li>
            <li>
              <Link to="/programme">{menu.programme}</Link>
            </li>
            <li>
              <Link to="/accessibility">{t.accessibility}</Link>
            </li>
            <li>
              <Link to="/privacy">{t.privacy}</Link>
            </li>
          </ul>
        </nav>
      </div>
      <div className="wrap site-footer__end">
        {asOf && <p>{t.asOf(showDay(asOf, lang))}</p>}
        {!site.official && <p>{t.statement}</p>}
        <p>{t.software}</p>
      </div>
    </footer>
  )
}

function Contact({ address }: { address: string }) {
  const href = address.includes('@') && !address.includes('/') ? `mailto:${address}` : address
  return <a href={href}>{address}</a>
}
