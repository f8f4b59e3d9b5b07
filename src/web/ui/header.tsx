import { useFrame } from '../frame.ts'
import { localPath, otherLang } from '../language.ts'
import { commonWords } from '../words/common.ts'
import { AccountBar, SignInLink } from './account-bar.tsx'
import { Link } from './link.tsx'
import { Mark } from './mark.tsx'

const menu = [
  ['cities', '/cities'],
  ['indicators', '/indicators'],
  ['nation', '/nation'],
  ['ceremonies', '/ceremonies'],
  ['programme', '/programme'],
  ['sources', '/sources'],
  ['about', '/about'],
] as const

/** Brand, menu and language switch. Everything is in sight at every width; nothing needs a script. */
export function Header() {
  const { lang, path, viewer } = useFrame()
  const t = commonWords[lang]
  const here = path.split('?')[0] as string
  return (
    <header className="site-header">
      <div className="wrap site-header__top">
        <Link to="/" className="brand">
          <Mark />
          <span>
            <span className="brand__name">{t.brand}</span>
            <span className="brand__line">{t.brandLine}</span>
          </span>
        </Link>
        <div className="site-header__side">
          {!viewer && <SignInLink />}
          <nav aria-label={t.languages} className="languages">
            <span aria-current="true">{t.thisLanguage}</span>
            <a
              href={localPath(path, otherLang(lang))}
              hrefLang={otherLang(lang)}
              lang={otherLang(lang)}
            >
              {t.otherLanguage}
            </a>
          </nav>
        </div>
      </div>
      <nav aria-label={t.mainMenu} className="menu">
        <ul className="wrap">
          {menu.map(([name, to]) => (
            <li key={to}>
              <Link to={to} current={here === to || here.startsWith(`${to}/`)}>
                {t.menu[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {viewer && <AccountBar viewer={viewer} />}
    </header>
  )
}
