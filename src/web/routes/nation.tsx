import { type Static, Type } from 'typebox'
import { bangkokDay } from '../../base/day.ts'
import { notFound } from '../../http/problems.ts'
import { loadNation } from '../../nation/index.ts'
import { regionSystems } from '../../places/index.ts'
import { listCounts } from '../../programme/index.ts'
import { theGround } from '../map/the-ground.ts'
import { FigureAlonePage } from '../pages/nation/figure-alone.tsx'
import { NationPage } from '../pages/nation/nation.tsx'
import { picture } from '../pages/nation/picture.tsx'
import { pictureNames } from '../pages/nation/take-along.ts'
import { nationalReport } from '../pdf/national-report.tsx'
import type { PageRoutes } from '../route.ts'
import { figureWords } from '../words/figures.ts'
import { nationWords } from '../words/nation.ts'
import { reportWords } from '../words/report.ts'

/** What the national view may be asked for by its address. */
export const nationQuery = Type.Object({
  indicator: Type.Optional(Type.String({ maxLength: 60 })),
  year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2399 })),
  system: Type.Optional(Type.Enum([...regionSystems])),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
})
export type NationPageQuery = Static<typeof nationQuery>

/** The national view, and each of its pictures alone. */
export const nationPageRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps
  pages.get(
    '/nation',
    { summary: { th: nationWords.th.title, en: nationWords.en.title }, query: nationQuery },
    async ({ query, at }) => {
      const [nation, counts] = await Promise.all([
        loadNation(db, query, bangkokDay(at)),
        listCounts(db.read),
      ])
      return { html: <NationPage {...{ nation, counts }} ground={theGround()} /> }
    },
  )
  pages.get(
    '/nation/report.pdf',
    {
      summary: { th: reportWords.th.title, en: reportWords.en.title },
      query: nationQuery,
      type: 'application/pdf',
      headers: { 'content-disposition': 'inline; filename="lak-mueang-national-report.pdf"' },
    },
    async ({ query, at, frame }) => {
      const nation = await loadNation(db, query, bangkokDay(at))
      const body = await nationalReport({ nation, frame, at, ground: theGround() })
      return { body, type: 'application/pdf' }
    },
  )
  for (const name of pictureNames) {
    const summary = { th: figureWords.th.picture[name], en: figureWords.en.picture[name] }
    pages.get(
      `/nation/figures/${name}`,
      { summary, query: nationQuery, embeddable: true },
      async ({ query, at }) => {
        const nation = await loadNation(db, query, bangkokDay(at))
        return { html: <FigureAlonePage {...{ name, nation }} ground={theGround()} /> }
      },
    )
    pages.get(
      `/nation/figures/${name}.svg`,
      { summary, query: nationQuery, type: 'image/svg+xml; charset=utf-8', embeddable: true },
      async ({ query, at, lang }) => {
        const nation = await loadNation(db, query, bangkokDay(at))
        const svg = picture(name, nation, theGround(), lang)
        if (!svg) throw notFound()
        return { svg }
      },
    )
  }
}
