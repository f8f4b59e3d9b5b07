import { subjectWords } from '../../identity/index.ts'
import { useFrame, type Viewer } from '../frame.ts'
import { show } from '../thai.ts'
import { accountMenuWords } from '../words/account-menu.ts'
import { ActionButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

/** The door for those who act in the programme. Readers need none. */
export function SignInLink() {
  const { lang, path } = useFrame()
  const t = accountMenuWords[lang]
  return (
    <nav aria-label={t.label} className="sign-in-link">
      <Link to="/sign-in" current={path.split('?')[0] === '/sign-in'}>
        {t.signIn}
      </Link>
    </nav>
  )
}

const addresses = {
  organisation: '/organisation',
  data: '/organisation/data',
  people: '/office/people',
  audit: '/office/audit',
  breaches: '/office/breaches',
  mail: '/office/mail',
} as const

/** Who is signed in, in which role they act, and what is open to them. In sight at every width, without a script. */
export function AccountBar({ viewer }: { viewer: Viewer }) {
  const { lang, path } = useFrame()
  const t = accountMenuWords[lang]
  const here = path.split('?')[0] as string
  const holdsHere = (to: string) => here === to || here.startsWith(`${to}/`)
  const links = [
    { to: '/account', label: t.account },
    ...viewer.doors.map((door) => ({ to: addresses[door], label: t[door] })),
  ]
  // An office may stand within another: the innermost that holds the page is the current one.
  const current = links
    .map(({ to }) => to)
    .filter(holdsHere)
    .toSorted((a, b) => b.length - a.length)[0]
  return (
    <nav aria-label={t.label} className="account-bar">
      <div className="wrap account-bar__row">
        <p className="account-bar__who">
          <Icon name="person" />
          <span>
            <strong>{viewer.name}</strong>
            {viewer.sample && ` (${t.sample})`}
            <br />
            <ActingIn viewer={viewer} />
          </span>
        </p>
        <ul>
          {links.map(({ to, label }) => (
            <li key={to}>
              <Link to={to} current={to === current}>
                {label}
              </Link>
            </li>
          ))}
          <li>
            <ActionButton to="/sign-out" label={t.signOut} />
          </li>
        </ul>
      </div>
    </nav>
  )
}

function ActingIn({ viewer: { acting } }: { viewer: Viewer }) {
  const { lang } = useFrame()
  const t = accountMenuWords[lang]
  if (!acting) return t.notActing
  const role = show(subjectWords[acting.role].name, lang)
  return t.acting(role, acting.place ? show(acting.place, lang) : '')
}
