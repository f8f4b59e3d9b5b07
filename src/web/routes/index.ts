import type { PageRoutes } from '../route.ts'
import { ceremonyRoutes } from './ceremonies.tsx'
import { citiesRoutes } from './cities.tsx'
import { cityRoutes } from './city.tsx'
import { correctionRoutes } from './corrections.tsx'
import { homeRoutes } from './home.tsx'
import { programmePageRoutes } from './programme.tsx'
import { siteRoutes } from './site.tsx'
import { sourceRoutes } from './sources.tsx'

/** Every page of the portal, by subject. */
export const allPages: readonly PageRoutes[] = [
  homeRoutes,
  citiesRoutes,
  cityRoutes,
  ceremonyRoutes,
  programmePageRoutes,
  sourceRoutes,
  correctionRoutes,
  siteRoutes,
]
