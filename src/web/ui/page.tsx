import type { ReactNode } from 'react'
import { type Frame, useFrame } from '../frame.ts'
import { localPath, otherLang } from '../language.ts'
import { commonWords } from '../words/common.ts'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { NotOfficial } from './not-official.tsx'
import { SampleBanner } from './sample-banner.tsx'

export type PageProps = {
  /** Title of the page without the name of the portal; absent on the home page. */
  title?: string | undefined
  /** One or two sentences for search engines. */
  description: string
  breadcrumbs?: readonly Crumb[] | undefined
  /** Thai address that stands for this content, when the query of the address does not change it. */
  canonical?: string | undefined
  /** Thai address of the page's Atom feed. */
  feed?: { to: string; title: string } | undefined
  /** Set on pages that search engines should not keep, such as failures. */
  unlisted?: boolean | undefined
  /** Set on pages where a passkey can be used: they carry the one script there is, and work without it. */
  passkeys?: boolean | undefined
  /** Set on the pages of emblems: the check is done again in the reader's browser. */
  checker?: boolean | undefined
  /** Set on figures that stand in the pages of other sites: no header, no menu, no footer; the notice stays. */
  bare?: boolean | undefined
  /** Set on every page of the sample city and of what is counted from its data: the tag stands above and in the title. */
  sample?: boolean | undefined
  children: ReactNode
}

/** A whole page in its frame: head, header, notice, content, footer. Content starts with an `h1`. */
export function Page(props: PageProps) {
  const frame = useFrame()
  const { lang } = frame
  const t = commonWords[lang]
  return (
    <html lang={lang}>
      <Head {...props} frame={frame} />
      <body>
        {!props.bare && (
          <a className="skip" href="#main">
            {t.skip}
          </a>
        )}
        {!props.bare && <Header />}
        <NotOfficial />
        {props.sample && <SampleBanner />}
        <div className="wrap">
          {props.breadcrumbs && <Breadcrumbs crumbs={props.breadcrumbs} />}
          <main id="main" tabIndex={-1}>
            {props.children}
          </main>
        </div>
        {!props.bare && <Footer />}
      </body>
    </html>
  )
}

function Head({
  frame,
  title,
  description,
  canonical,
  feed,
  unlisted,
  passkeys,
  checker,
  sample,
}: PageProps & { frame: Frame }) {
  const { lang, site, assets } = frame
  const t = commonWords[lang]
  const path = canonical ?? frame.path
  const at = (language: Frame['lang']) => site.publicUrl + localPath(path, language)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>
        {[title, sample && t.sampleTag, t.brand, !title && t.brandLine].filter(Boolean).join(' · ')}
      </title>
      <meta name="description" content={description} />
      {unlisted || sample ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={at(lang)} />
          <link rel="alternate" hrefLang={lang} href={at(lang)} />
          <link rel="alternate" hrefLang={otherLang(lang)} href={at(otherLang(lang))} />
          <link rel="alternate" hrefLang="x-default" href={at('th')} />
        </>
      )}
      {assets.preload.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="" />
      ))}
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" href={assets.mark} type="image/svg+xml" />
      <meta name="theme-color" content="#0b4f48" />
      {checker && <script type="module" src={assets.check} />}
      {passkeys && <script type="module" src={assets.passkey} />}
      {feed && (
        <link
          rel="alternate"
          type="application/atom+xml"
          href={localPath(feed.to, lang)}
          title={feed.title}
        />
      )}
    </head>
  )
}
