import { Type } from 'typebox'
import { bangkokDay } from '../../base/day.ts'
import { notFound } from '../../http/problems.ts'
import { listBodies } from '../../identity/index.ts'
import { listDatasets, listProvinces, listRegions } from '../../places/index.ts'
import {
  aboutRecord,
  type CityRecord,
  findAlias,
  findRecord,
  findWithdrawal,
  listCeremonies,
  listPublishedCorrections,
  type ProofStatus,
  type PublicStatus,
  publicStatus,
  suggestRecords,
} from '../../programme/index.ts'
import type { Tx } from '../../store/db.ts'
import type { BodyNames, CityPlace } from '../city-place.ts'
import { cityFeed } from '../feed.ts'
import { cityMeasured } from '../indicators/city-measured.ts'
import { theGround } from '../map/the-ground.ts'
import { CityPage } from '../pages/city.tsx'
import { UnknownCityPage } from '../pages/unknown-city.tsx'
import { provinceName } from '../province-name.ts'
import type { Answer, PageRoutes } from '../route.ts'
import { Locator } from '../ui/locator.tsx'
import { cityWords } from '../words/city.ts'

const bySlug = { params: Type.Object({ slug: Type.String({ maxLength: 200 }) }) }
const suggestionCount = 5
/** How old what is shown of a city's data may be. */
const dataSeconds = 10

/** The page of a city and its feed. */
export const cityRoutes: PageRoutes = (pages) => {
  const { db, site } = pages.deps

  pages.get(
    '/cities/:slug',
    { ...bySlug, summary: { th: cityWords.th.page, en: cityWords.en.page }, lasts: dataSeconds },
    async ({ lang, params: { slug }, at }) => {
      const record = await findRecord(db.read, slug)
      if (!record) return unknownCity(db.read, slug, '')
      const places = await placesOf(db.read, record)
      const ceremonies = await listCeremonies(db.read)
      const t = cityWords[lang]
      const measured = await cityMeasured(db, slug, at)
      const names = places.map(({ province }) => provinceName(province, lang)).join(', ')
      return {
        html: (
          <CityPage
            record={record}
            status={statusOf(record, measured.proof.status, at)}
            measured={measured}
            at={at}
            bodies={await bodyNames(db.read)}
            places={places}
            datasets={await listDatasets(db.read)}
            ceremonies={new Set(ceremonies.map(({ on }) => on))}
            corrections={await listPublishedCorrections(db.read, slug)}
            map={
              <Locator
                ground={theGround()}
                provinces={places.map(({ province }) => province)}
                title={t.mapTitle(names)}
                desc={t.mapNote}
              />
            }
          />
        ),
      }
    },
  )

  pages.get(
    '/cities/:slug/feed.atom',
    {
      ...bySlug,
      summary: { th: cityWords.th.feed, en: cityWords.en.feed },
      type: feedType,
    },
    async ({ lang, params: { slug } }) => {
      const record = await findRecord(db.read, slug)
      if (!record) return movedCity(db.read, slug, '/feed.atom')
      if (record.sample) throw notFound()
      const corrections = await listPublishedCorrections(db.read, slug)
      const bodies = await bodyNames(db.read)
      const { recordAsOf: asOf } = await aboutRecord(db.read)
      const body = cityFeed({ record, corrections, bodies, site, asOf }, lang)
      return { body, type: feedType }
    },
  )
}

const feedType = 'application/atom+xml; charset=utf-8'

/** Leads a former slug to the present one; else says that there is no such city, or why it was withdrawn, with names near to it. */
export async function unknownCity(tx: Tx, slug: string, behind: string): Promise<Answer> {
  const now = await findAlias(tx, slug)
  if (now) return { redirect: `/cities/${now}${behind}`, status: 301 }
  const asked = slug.replaceAll('-', ' ')
  const suggestions = await suggestRecords(tx, asked, suggestionCount)
  const withdrawn = await findWithdrawal(tx, slug)
  return {
    html: <UnknownCityPage asked={asked} suggestions={suggestions} withdrawn={withdrawn} />,
    status: withdrawn ? 410 : 404,
  }
}

async function movedCity(tx: Tx, slug: string, behind: string): Promise<Answer> {
  const now = await findAlias(tx, slug)
  if (!now) throw notFound()
  return { redirect: `/cities/${now}${behind}`, status: 301 }
}

/** The status today. An entry whose events are all still to come stands as what its list says, as of no day. */
function statusOf(record: CityRecord, proof: ProofStatus, at: Date): PublicStatus {
  const legal = record.status === 'zone' ? 'zone' : 'on-record'
  return (
    publicStatus(record, proof, bangkokDay(at)) ?? {
      legal,
      proof,
      asOf: null,
      by: null,
    }
  )
}

/** Provinces of the city with their NESDC region. */
async function placesOf(tx: Tx, record: CityRecord): Promise<CityPlace[]> {
  const provinces = await listProvinces(tx)
  const regions = new Map((await listRegions(tx, 'nesdc')).map(({ code, name }) => [code, name]))
  return record.provinces.flatMap(({ code }) => {
    const province = provinces.find((candidate) => candidate.code === code)
    const region = province && regions.get(province.regions.nesdc)
    return province && region ? [{ province, region }] : []
  })
}

/** Names of the bodies that sources describe, by id. */
async function bodyNames(tx: Tx): Promise<BodyNames> {
  const bodies = await listBodies(tx)
  return new Map(bodies.filter(({ publish }) => publish).map(({ id, name }) => [id, name]))
}
