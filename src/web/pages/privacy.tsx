import { useFrame } from '../frame.ts'
import { show } from '../thai.ts'
import { Page } from '../ui/index.ts'
import { ProseSections } from '../ui/prose.tsx'
import { privacyWords } from '../words/privacy.ts'

/** What is stored of a reader, why and for how long, and who answers for it. */
export function PrivacyPage() {
  const { lang, site } = useFrame()
  const t = privacyWords[lang]
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/privacy">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <ProseSections
        sections={{
          ...t.sections,
          controller: {
            heading: t.controllerHeading,
            paragraphs: [
              site.operator ? t.controller(show(site.operator, lang)) : t.controllerUnknown,
              site.contact ? t.contact(site.contact) : t.contactUnknown,
            ],
          },
        }}
      />
    </Page>
  )
}
