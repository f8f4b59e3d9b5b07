import { Type } from 'typebox'
import { listCeremonies } from '../../programme/index.ts'
import { CeremoniesPage } from '../pages/ceremonies.tsx'
import { CeremonyPage } from '../pages/ceremony.tsx'
import { UnknownCeremonyPage } from '../pages/unknown-ceremony.tsx'
import type { PageRoutes } from '../route.ts'
import { ceremonyWords } from '../words/ceremonies.ts'

const { th, en } = ceremonyWords

/** All ceremonies, and each by its day. */
export const ceremonyRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  pages.get('/ceremonies', { summary: { th: th.title, en: en.title } }, async () => ({
    html: <CeremoniesPage ceremonies={await listCeremonies(db.read)} />,
  }))

  pages.get(
    '/ceremonies/:date',
    {
      summary: { th: th.facts, en: en.facts },
      params: Type.Object({ date: Type.String({ maxLength: 40 }) }),
    },
    async ({ params: { date } }) => {
      const all = await listCeremonies(db.read)
      const ceremony = all.find(({ on }) => on === date)
      if (!ceremony) return { html: <UnknownCeremonyPage all={all} />, status: 404 }
      return { html: <CeremonyPage ceremony={ceremony} all={all} /> }
    },
  )
}
