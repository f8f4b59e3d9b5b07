import { useFrame } from '../frame.ts'
import { show } from '../thai.ts'
import { Page, SummaryList } from '../ui/index.ts'
import { ProseSections } from '../ui/prose.tsx'
import { aboutWords } from '../words/about.ts'

/** What this site is, how its data are made, and who runs it. The part on not being official goes when the setting is on. */
export function AboutPage() {
  const { lang, site } = useFrame()
  const t = aboutWords[lang]
  const sections = site.official ? t.sections : { 'not-official': t.notOfficial, ...t.sections }
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/about">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <SummaryList
        rows={[
          {
            term: t.operator,
            value: site.operator ? show(site.operator, lang) : t.operatorUnknown,
          },
          { term: t.contact, value: site.contact ?? t.contactUnknown },
        ]}
      />
      <ProseSections sections={sections} />
    </Page>
  )
}
