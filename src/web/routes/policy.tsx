import { PermitsPage } from '../pages/permits.tsx'
import { ProcessingPage } from '../pages/processing.tsx'
import type { PageRoutes } from '../route.ts'
import { permitsWords, processingWords } from '../words/permits.ts'

/** What the product lets whom do, and which personal data it keeps: for everyone to read. */
export const policyRoutes: PageRoutes = (pages) => {
  const titleOf = (words: Record<'th' | 'en', { title: string }>) => ({
    summary: { th: words.th.title, en: words.en.title },
  })
  pages.get('/permits', titleOf(permitsWords), () => ({ html: <PermitsPage /> }))
  pages.get('/privacy/processing', titleOf(processingWords), () => ({
    html: <ProcessingPage tables={pages.deps.personalData} />,
  }))
}
