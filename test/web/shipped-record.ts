import type { Text } from '../../src/base/text.ts'
import { checkFiles } from '../../src/programme/check-files.ts'
import { cite, labelsOf } from '../../src/programme/citation.ts'
import type {
  Ceremony,
  CityRecord,
  PublicStatus,
  PublishedRules,
  RecordAbout,
} from '../../src/programme/index.ts'
import { publicStatus } from '../../src/programme/index.ts'
import { bodiesOf, toPublishedRules } from '../../src/programme/publish-rules.ts'
import type { CityPlace } from '../../src/web/city-place.ts'
import { notMeasured } from '../../src/web/indicators/city-measured.ts'
import type { CityPageData } from '../../src/web/pages/city.tsx'
import { shippedFiles } from '../support/record-files.ts'

/** The shipped record in the domain's shapes, read by the importer's own readers, for pages rendered without a database. */
const files = shippedFiles()
const checked = checkFiles(files)
if (!checked.content)
  throw new Error(`data/ has errors: ${JSON.stringify(checked.errors, null, 1)}`)
const { content } = checked
const { provinces, regions, datasets } = content.places

export { datasets, provinces, regions }
export const counts = content.counts

export const records: CityRecord[] = content.cities.map(({ provinceCodes, ...city }) => ({
  ...city,
  provinces: placesOf(provinceCodes).map(({ province }) => ({
    code: province.code,
    name: province.name,
    region: province.regions.nesdc,
  })),
}))

export function record(slug: string): CityRecord {
  const found = records.find((one) => one.slug === slug)
  if (!found) throw new Error(`no such entry: ${slug}`)
  return found
}

export const ceremonies: Ceremony[] = content.ceremonies.map((ceremony) => ({
  ...ceremony,
  recipients: ceremony.recipients.map((recipient) => {
    const { claimedDomains, developer, confidence, provinces } = record(recipient.slug)
    const province = provinces[0]?.name as Text
    return { ...recipient, claimedDomains, developer, confidence, province }
  }),
}))

export const about: RecordAbout = content.about

const labels = labelsOf([
  ...records.flatMap(({ sources }) => sources),
  ...ceremonies.flatMap(({ sources }) => sources),
  ...counts.map(({ source }) => source),
])
export const rules: PublishedRules = toPublishedRules(content.rules, (cited) => cite(cited, labels))
export const bodies: ReadonlyMap<string, Text> = new Map(
  bodiesOf(content.rules)
    .filter(({ publish }) => publish)
    .map(({ id, name }) => [id, name]),
)
/** The rules file as it stands, for looking up what must never be shown. */
export const rulesFile: unknown = JSON.parse(files.get('programme-rules.json') as string)

export function cityPageData(slug: string, over: Partial<CityPageData> = {}): CityPageData {
  const city = over.record ?? record(slug)
  return {
    record: city,
    status: publicStatus(city, 'no-data', '2026-11-24') as PublicStatus,
    measured: notMeasured,
    at: new Date('2026-11-24T10:00:00+07:00'),
    bodies,
    places: placesOf(city.provinces.map(({ code }) => code)),
    datasets,
    ceremonies: new Set(ceremonies.map(({ on }) => on)),
    corrections: [],
    map: null,
    ...over,
  }
}

function placesOf(codes: readonly string[]): CityPlace[] {
  return codes.flatMap((code) => {
    const province = provinces.find((one) => one.code === code)
    const region = regions.find(
      (one) => one.system === 'nesdc' && one.code === province?.regions.nesdc,
    )
    return province && region ? [{ province, region: region.name }] : []
  })
}
