import { listCounts, publishedRules } from '../../programme/index.ts'
import { ProgrammePage } from '../pages/programme.tsx'
import type { PageRoutes } from '../route.ts'
import { programmeWords } from '../words/programme.ts'

/** Criteria, stages and rules of the programme. */
export const programmePageRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps
  pages.get(
    '/programme',
    { summary: { th: programmeWords.th.title, en: programmeWords.en.title } },
    async () => ({
      html: (
        <ProgrammePage rules={await publishedRules(db.read)} counts={await listCounts(db.read)} />
      ),
    }),
  )
}
