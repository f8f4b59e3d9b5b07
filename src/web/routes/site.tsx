import { listCeremonies, listMapCities } from '../../programme/index.ts'
import { AboutPage } from '../pages/about.tsx'
import { AccessibilityPage } from '../pages/accessibility.tsx'
import { foundingDay } from '../pages/ceremonies.tsx'
import { DevelopersPage } from '../pages/developers.tsx'
import { PrivacyPage } from '../pages/privacy.tsx'
import type { PageRoutes } from '../route.ts'
import { robots, siteMap, standingPages } from '../sitemap.ts'
import { aboutWords } from '../words/about.ts'
import { accessibilityWords } from '../words/accessibility.ts'
import { developerWords } from '../words/developers.ts'
import { privacyWords } from '../words/privacy.ts'

const titleOf = (words: Record<'th' | 'en', { title: string }>) => ({
  summary: { th: words.th.title, en: words.en.title },
})

/** The pages about the site itself, and what crawlers ask for. */
export const siteRoutes: PageRoutes = (pages) => {
  const { db, site } = pages.deps
  pages.get('/about', titleOf(aboutWords), () => ({ html: <AboutPage /> }))
  pages.get('/accessibility', titleOf(accessibilityWords), () => ({ html: <AccessibilityPage /> }))
  pages.get('/privacy', titleOf(privacyWords), () => ({ html: <PrivacyPage /> }))

  pages.get('/developers', titleOf(developerWords), async () => {
    const ceremonies = await listCeremonies(db.read)
    const founded = foundingDay(ceremonies)
    const first = ceremonies.find(({ on }) => on === founded)?.recipients[0]
    return { html: <DevelopersPage city={first?.slug} foundedOn={founded} /> }
  })

  pages.get(
    '/sitemap.xml',
    { summary: crawlers.siteMap, type: xmlType, langs: ['th'] },
    async () => {
      const cities = await listMapCities(db.read, {})
      const ceremonies = await listCeremonies(db.read)
      const paths = [
        ...standingPages,
        ...ceremonies.map(({ on }) => `/ceremonies/${on}`),
        ...new Set(cities.map(({ slug }) => `/cities/${slug}`)),
      ]
      return { body: siteMap(site.publicUrl, paths), type: xmlType }
    },
  )
  pages.get('/robots.txt', { summary: crawlers.robots, type: textType, langs: ['th'] }, () => ({
    body: robots(site.publicUrl),
    type: textType,
  }))
}

const xmlType = 'application/xml; charset=utf-8'
const textType = 'text/plain; charset=utf-8'
const crawlers = {
  siteMap: { th: aboutWords.th.siteMap, en: aboutWords.en.siteMap },
  robots: { th: aboutWords.th.robots, en: aboutWords.en.robots },
}
