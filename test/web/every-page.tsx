import type { ReactElement } from 'react'
import { identityData } from '../../src/identity/index.ts'
import { groupCitedSources } from '../../src/web/cited-sources.ts'
import { emptyForm } from '../../src/web/correction-form.ts'
import { AboutPage } from '../../src/web/pages/about.tsx'
import { AccessibilityPage } from '../../src/web/pages/accessibility.tsx'
import { CeremoniesPage } from '../../src/web/pages/ceremonies.tsx'
import { CeremonyPage } from '../../src/web/pages/ceremony.tsx'
import { CityPage } from '../../src/web/pages/city.tsx'
import { CorrectionFormPage } from '../../src/web/pages/correction-form.tsx'
import { CorrectionReceivedPage } from '../../src/web/pages/correction-received.tsx'
import { CorrectionsPage } from '../../src/web/pages/corrections.tsx'
import { DevelopersPage } from '../../src/web/pages/developers.tsx'
import { FailurePage } from '../../src/web/pages/failure.tsx'
import { PermitsPage } from '../../src/web/pages/permits.tsx'
import { PrivacyPage } from '../../src/web/pages/privacy.tsx'
import { ProcessingPage } from '../../src/web/pages/processing.tsx'
import { ProgrammePage } from '../../src/web/pages/programme.tsx'
import { SourcesPage } from '../../src/web/pages/sources.tsx'
import { UnknownCeremonyPage } from '../../src/web/pages/unknown-ceremony.tsx'
import { UnknownCityPage } from '../../src/web/pages/unknown-city.tsx'
import { countryPages } from './country.tsx'
import { nationPages } from './nation.tsx'
import {
  about,
  ceremonies,
  cityPageData,
  counts,
  datasets,
  records,
  rules,
} from './shipped-record.ts'

/** A correction as the office answered it. */
export const correction = {
  reference: 'C-2569-000012',
  slug: 'mae-moh',
  receivedOn: '2026-11-20',
  answeredOn: '2026-11-22',
  outcome: 'changed',
  summary: { th: 'ขอแก้วันประกาศเขตส่งเสริม', en: 'Asks to correct the day of the zone' },
  answer: { th: 'แก้ไขตามข่าวของ กฟผ.', en: 'Corrected after the report of EGAT' },
} as const

const maeMoh = cityPageData('mae-moh').record
const both = { th: 'หัวเรื่อง', en: 'Title' }
const failure = (status: number) => <FailurePage status={status} title={both} requestId="r-1" />

/** Every page of this room, by its Thai address, on the shipped record. */
export const everyPage: readonly (readonly [path: string, page: ReactElement])[] = [
  ...countryPages,
  ...nationPages,
  ...records.map(
    ({ slug }) => [`/cities/${slug}`, <CityPage key={slug} {...cityPageData(slug)} />] as const,
  ),
  [
    '/cities/corrected',
    <CityPage key="1" {...cityPageData('mae-moh', { corrections: [correction] })} />,
  ],
  ['/ceremonies', <CeremoniesPage key="2" ceremonies={ceremonies} />],
  ...ceremonies.map(
    (ceremony) =>
      [
        `/ceremonies/${ceremony.on}`,
        <CeremonyPage key={ceremony.id} ceremony={ceremony} all={ceremonies} />,
      ] as const,
  ),
  ['/programme', <ProgrammePage key="3" rules={rules} counts={counts} />],
  [
    '/sources',
    <SourcesPage
      key="4"
      datasets={datasets}
      about={about}
      groups={groupCitedSources({ records, ceremonies, counts })}
    />,
  ],
  ['/about', <AboutPage key="5" />],
  ['/accessibility', <AccessibilityPage key="6" />],
  ['/privacy', <PrivacyPage key="7" />],
  ['/privacy/processing', <ProcessingPage key="14" tables={identityData} />],
  ['/permits', <PermitsPage key="15" />],
  ['/developers', <DevelopersPage key="8" city="khon-kaen" foundedOn="2021-12-24" />],
  [
    '/corrections',
    <CorrectionsPage key="9" corrections={[{ ...correction, name: maeMoh.name }]} />,
  ],
  [
    '/cities/mae-moh/correction',
    <CorrectionFormPage key="10" slug="mae-moh" name={maeMoh.name} form={emptyForm} />,
  ],
  [
    '/corrections/received/C-2569-000012',
    <CorrectionReceivedPage key="11" reference="C-2569-000012" published={undefined} />,
  ],
  [
    '/cities/khon-kean',
    <UnknownCityPage
      key="12"
      asked="khon kean"
      suggestions={[{ slug: 'khon-kaen', name: both }]}
    />,
  ],
  ['/ceremonies/2020-01-01', <UnknownCeremonyPage key="13" all={ceremonies} />],
  ...[403, 404, 413, 418, 422, 429, 500, 503].map(
    (status) => [`/failed?status=${status}`, failure(status)] as const,
  ),
]
