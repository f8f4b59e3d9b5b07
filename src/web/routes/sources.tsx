import { listDatasets } from '../../places/index.ts'
import { aboutRecord, listCeremonies, listCounts } from '../../programme/index.ts'
import { groupCitedSources } from '../cited-sources.ts'
import { everyRecord } from '../every-record.ts'
import { SourcesPage } from '../pages/sources.tsx'
import type { PageRoutes } from '../route.ts'
import { sourceWords } from '../words/sources.ts'

/** Datasets, licences, what is not known, and every cited source. */
export const sourceRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps
  pages.get(
    '/sources',
    { summary: { th: sourceWords.th.title, en: sourceWords.en.title } },
    async () => {
      const groups = groupCitedSources({
        records: await everyRecord(db.read),
        ceremonies: await listCeremonies(db.read),
        counts: await listCounts(db.read),
      })
      return {
        html: (
          <SourcesPage
            datasets={await listDatasets(db.read)}
            about={await aboutRecord(db.read)}
            groups={groups}
          />
        ),
      }
    },
  )
}
