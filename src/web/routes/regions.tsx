import { Type } from 'typebox'
import { bangkokDay } from '../../base/day.ts'
import { likenesses, loadNation, loadSimilar, noSuchRegion } from '../../nation/index.ts'
import { findAlias } from '../../programme/index.ts'
import { withQuery } from '../language.ts'
import { theGround } from '../map/the-ground.ts'
import { RegionPage } from '../pages/nation/region.tsx'
import { SimilarCitiesPage } from '../pages/nation/similar-cities.tsx'
import type { PageRoutes } from '../route.ts'
import { regionWords } from '../words/region.ts'
import { nationQuery } from './nation.tsx'

const byId = Type.Object({ id: Type.String({ maxLength: 40 }) })
const bySlug = Type.Object({ slug: Type.String({ maxLength: 80 }) })
const likeness = Type.Object({ by: Type.Optional(Type.Enum([...likenesses])) })

/** A region of a system, and a city beside those like it. */
export const regionRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps
  pages.get(
    '/regions/:id',
    { summary: summaries.region, params: byId, query: nationQuery },
    async ({ params, query, at }) => {
      const nation = await loadNation(db, query, bangkokDay(at))
      const isOne = ({ region }: { region: { code: string } }) => region.code === params.id
      const one = nation.view.regions.find(isOne)
      const spread = nation.decentralisation.regions.find(isOne)
      if (!one || !spread) throw noSuchRegion()
      return { html: <RegionPage {...{ nation, one, spread }} ground={theGround()} /> }
    },
  )
  pages.get(
    '/cities/:slug/similar',
    { summary: summaries.similar, params: bySlug, query: likeness },
    async ({ params: { slug }, query: { by } }) => {
      const movedTo = await findAlias(db.read, slug)
      if (movedTo) return { redirect: withQuery(`/cities/${movedTo}/similar`, { by }), status: 301 }
      return { html: <SimilarCitiesPage seen={await loadSimilar(db.read, slug, by ?? 'both')} /> }
    },
  )
}

const summaries = {
  region: { th: regionWords.th.figures, en: regionWords.en.figures },
  similar: { th: regionWords.th.similar.link, en: regionWords.en.similar.link },
}
