import type { PageRoutes } from '../route.ts'
import { accountRoutes } from './account.tsx'
import { breachRoutes } from './breaches.tsx'
import { ceremonyRoutes } from './ceremonies.tsx'
import { citiesRoutes } from './cities.tsx'
import { cityRoutes } from './city.tsx'
import { cityDataPageRoutes } from './city-data.tsx'
import { cityIndicatorRoutes } from './city-indicators.tsx'
import { correctionRoutes } from './corrections.tsx'
import { emblemPageRoutes } from './emblems.tsx'
import { firstCsvRoutes } from './first-csv.tsx'
import { firstOperatorRoutes } from './first-operator.tsx'
import { homeRoutes } from './home.tsx'
import { indicatorPageRoutes } from './indicators.tsx'
import { invitationRoutes } from './invitations.tsx'
import { nationPageRoutes } from './nation.tsx'
import { officeRoutes } from './office.tsx'
import { organisationRoutes } from './organisation.tsx'
import { ownDataRoutes } from './own-data.tsx'
import { peopleRoutes } from './people.tsx'
import { policyRoutes } from './policy.tsx'
import { programmePageRoutes } from './programme.tsx'
import { providerRoutes } from './providers.tsx'
import { recoveryRoutes } from './recovery.tsx'
import { regionRoutes } from './regions.tsx'
import { signInRoutes } from './sign-in.tsx'
import { siteRoutes } from './site.tsx'
import { sourceRoutes } from './sources.tsx'
import { tokenPageRoutes } from './tokens.tsx'
import { waysInRoutes } from './ways-in.tsx'

/** Every page of the portal, by subject. */
export const allPages: readonly PageRoutes[] = [
  homeRoutes,
  nationPageRoutes,
  regionRoutes,
  citiesRoutes,
  cityRoutes,
  cityIndicatorRoutes,
  indicatorPageRoutes,
  emblemPageRoutes,
  ceremonyRoutes,
  programmePageRoutes,
  sourceRoutes,
  correctionRoutes,
  siteRoutes,
  policyRoutes,
  signInRoutes,
  providerRoutes,
  recoveryRoutes,
  invitationRoutes,
  firstOperatorRoutes,
  accountRoutes,
  waysInRoutes,
  ownDataRoutes,
  tokenPageRoutes,
  organisationRoutes,
  cityDataPageRoutes,
  firstCsvRoutes,
  peopleRoutes,
  breachRoutes,
  officeRoutes,
]
