import { useFrame } from '../frame.ts'
import { Page } from '../ui/index.ts'
import { ProseSections } from '../ui/prose.tsx'
import { accessibilityWords } from '../words/accessibility.ts'

/** The accessibility statement: what was built in, what was tested and what was not, and how to report a barrier. */
export function AccessibilityPage() {
  const { lang, site } = useFrame()
  const t = accessibilityWords[lang]
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/accessibility">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <ProseSections
        sections={{
          ...t.sections,
          report: {
            heading: t.reportHeading,
            paragraphs: [t.report, site.contact ? t.reportTo(site.contact) : t.reportNoContact],
          },
        }}
      />
    </Page>
  )
}
