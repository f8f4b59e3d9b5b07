import { showInstant } from '../../../base/day.ts'
import type { Text } from '../../../base/text.ts'
import type { Checked, Stored } from '../../../emblem/index.ts'
import type { CertificateEvent } from '../../../programme/index.ts'
import { useFrame } from '../../frame.ts'
import { show } from '../../thai.ts'
import { DownloadList, Link, Page } from '../../ui/index.ts'
import { emblemWords } from '../../words/emblem.ts'
import { Checks } from './checks.tsx'
import { DocumentFacts } from './document-facts.tsx'
import { OwnCheck } from './own-check.tsx'
import { Verdict } from './verdict.tsx'

export type CredentialPageData = {
  stored: Stored
  /** Of the city, in both languages. */
  name: Text
  checked: Checked
  events: readonly CertificateEvent[]
  /** As of which day an extract is, in words. */
  asOf: string | null
  /** Whether others can resolve our did:web. */
  resolvable: boolean
}

/** A credential of this installation: the verdict of now, what it rests on, its history and its files. */
export function CredentialPage({
  stored,
  name,
  checked,
  events,
  asOf,
  resolvable,
}: CredentialPageData) {
  const { lang } = useFrame()
  const t = emblemWords[lang]
  const address = `/credentials/${stored.id}`
  const title = `${t.kind[stored.kind]}: ${show(name, lang)}`
  const isEmblem = stored.kind === 'emblem'
  return (
    <Page
      title={title}
      description={t.description}
      canonical={address}
      breadcrumbs={[{ label: t.title, to: '/verify' }]}
      checker
      unlisted
    >
      <h1>{title}</h1>
      <Verdict report={checked.report} asOf={asOf} />
      {isEmblem && (
        <>
          <img
            className="emblem-picture"
            src={`${address}?as=svg`}
            alt={t.picture}
            width={352}
            height={560}
          />
          <p className="muted small">{t.mark}</p>
        </>
      )}
      <DocumentFacts checked={checked} />
      <Checks report={checked.report} />
      <OwnCheck kit={`${address}/kit`} roots={checked.roots} />
      {isEmblem && <History stored={stored} events={events} />}
      <Log checked={checked} />
      <section aria-labelledby="downloads">
        <h2 id="downloads">{t.downloads}</h2>
        <DownloadList
          label={t.downloads}
          files={[
            { href: `${address}?as=json`, label: t.json },
            ...(isEmblem
              ? [
                  { href: `${address}?as=png`, label: t.png },
                  { href: `${address}?as=svg`, label: t.svg },
                  { href: `${address}?as=pdf`, label: t.pdf },
                ]
              : []),
            { href: `${address}/kit`, label: t.kit },
            ...(checked.kit.live ? [{ href: `${address}/live`, label: t.live }] : []),
          ]}
        />
      </section>
      {isEmblem && (
        <BadgeCode slug={stored.certificate.slug} city={show(stored.certificate.city, lang)} />
      )}
      <Without resolvable={resolvable} />
      <p>
        <Link to="/verify">{t.again}</Link>
      </p>
    </Page>
  )
}

function History({
  stored,
  events,
}: {
  stored: Extract<Stored, { kind: 'emblem' }>
  events: readonly CertificateEvent[]
}) {
  const { lang } = useFrame()
  const t = emblemWords[lang]
  const { certificate } = stored
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <ol>
        <li>
          {showInstant(certificate.grantedAt, lang)} · {t.granted} ·{' '}
          {t.reference(certificate.decision.reference)}
        </li>
        {events.map((event) => (
          <li key={event.number}>
            {showInstant(event.at, lang)} · {t.change[event.kind]} · {show(event.reason, lang)} ·{' '}
            {t.reference(event.decision.reference)}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Log({ checked: { kit } }: { checked: Checked }) {
  const { lang } = useFrame()
  const t = emblemWords[lang]
  if (!kit.log) return null
  const { index, head } = kit.log
  return (
    <section aria-labelledby="log">
      <h2 id="log">{t.log}</h2>
      <p>{t.logText(index + 1, head.size, showInstant(new Date(head.at), lang))}</p>
      <p className="small">
        {t.logHead}: <code className="break-all">{head.root}</code>
      </p>
      <p>
        <a href="/log/head">{t.logLink}</a>
      </p>
    </section>
  )
}

function BadgeCode({ slug, city }: { slug: string; city: string }) {
  const { site, lang } = useFrame()
  const t = emblemWords[lang]
  const path = lang === 'th' ? `/badge/${slug}.svg` : `/en/badge/${slug}.svg`
  const code = `<a href="${site.publicUrl}/cities/${slug}"><img src="${site.publicUrl}${path}" alt="${slug}"></a>`
  return (
    <section aria-labelledby="badge">
      <h2 id="badge">{t.badge}</h2>
      <p>
        <img
          src={path}
          alt={t.badgeAlt(city)}
          width={380}
          height={164}
          className="emblem-picture"
        />
      </p>
      <p>{t.badgeText}</p>
      <pre>
        <code>{code}</code>
      </pre>
    </section>
  )
}

/** How to check without us, and what a reader should look at. */
export function Without({ resolvable }: { resolvable: boolean }) {
  const t = emblemWords[useFrame().lang]
  return (
    <section aria-labelledby="without">
      <h2 id="without">{t.without}</h2>
      <p>{t.withoutText}</p>
      {!resolvable && <p>{t.localhost}</p>}
      <p>{t.look}</p>
    </section>
  )
}
