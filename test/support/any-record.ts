import fc from 'fast-check'
import { addMonths, type Day } from '../../src/base/day.ts'
import { confidences } from '../../src/base/fact.ts'
import { organisationKinds } from '../../src/identity/index.ts'
import type { ProvinceEntry } from '../../src/places/index.ts'
import { domainCodes } from '../../src/programme/record.ts'
import type { FileCeremony, FileEntry, RecordFile } from '../../src/programme/record-file.ts'

const ceremonyDay = '2021-12-24'
const compiledOn = '2026-11-23'

const thai = fc.constantFrom('น้ำใส', 'เมือง “งาม”', 'แม่น้ำปิง\\', "O'Brien", '๒๕๖๗', 'ก\u200bข', '😀')
const words = fc
  .oneof(thai, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }))
  .filter((text) => /^[^\p{Cc}\p{Cs}]*\S[^\p{Cc}\p{Cs}]*$/u.test(text))
const bothWords = fc.record({ th: words, en: words })
const address = fc.webUrl({ validSchemes: ['http', 'https'] }).filter((url) => !/[\s<>"]/.test(url))
const cited = fc.oneof(
  address,
  words.filter((text) => !/^https?:/.test(text)),
)
const labelled = fc.record({ labelTh: words, labelEn: words, url: fc.option(address) })
const sources = fc.array(labelled, { minLength: 1, maxLength: 3 })
const day: fc.Arbitrary<Day> = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const slug = fc.stringMatching(/^[a-z]{2,6}(-[0-9]{1,3})?$/)
const confidence = fc.constantFrom(...confidences)
const developers: FileEntry['developer'][] = [
  null,
  { nameTh: 'จังหวัดยะลา', nameEn: 'Yala Province' },
  { nameTh: 'บริษัท ก จำกัด', nameEn: 'Ko Co., Ltd.', kind: 'city-development-company' },
  // A kind that the name states is not written out again, so only the others come back as they went in.
  ...organisationKinds
    .filter((kind) => kind !== 'other')
    .map((kind) => ({ nameTh: `องค์กร ${kind}`, nameEn: `The ${kind}`, kind })),
]

function anyEntry(provinces: ProvinceEntry[]): fc.Arbitrary<FileEntry> {
  return fc
    .record(
      {
        id: slug,
        nameTh: words,
        nameThStatus: fc.constantFrom('printed' as const, 'working' as const),
        nameEn: words,
        sample: fc.constant(true),
        places: fc.uniqueArray(fc.constantFrom(...provinces), { minLength: 1, maxLength: 3 }),
        point: fc.option(
          fc.record({
            lat: fc.double({ min: 5, max: 21, noNaN: true }),
            lon: fc.double({ min: 97, max: 106, noNaN: true }),
          }),
        ),
        cityType: fc.option(fc.constantFrom('livable' as const, 'new' as const)),
        developer: fc.constantFrom(...developers),
        status: fc.constantFrom('certified' as const, 'zone' as const),
        validityKind: fc.constantFrom('known' as const, 'computed' as const, 'unknown' as const),
        days: fc.array(day, { minLength: 1, maxLength: 4 }),
        basis: fc.record({ th: words, en: words, source: fc.option(cited) }),
        cited,
        claimedDomains: fc.option(
          fc.record({
            codes: fc.uniqueArray(fc.constantFrom(...domainCodes), { minLength: 1 }),
            source: cited,
            confidence,
          }),
        ),
        area: fc.option(
          fc.record({
            value: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
            unit: fc.constantFrom('km2' as const, 'rai' as const),
            ofTh: words,
            ofEn: words,
            source: cited,
          }),
        ),
        sources,
        confidence,
        publicNote: bothWords,
      },
      {
        requiredKeys: [
          'id',
          'nameTh',
          'nameThStatus',
          'nameEn',
          'places',
          'point',
          'cityType',
          'developer',
          'status',
          'validityKind',
          'days',
          'basis',
          'cited',
          'claimedDomains',
          'area',
          'sources',
          'confidence',
          'publicNote',
        ],
      },
    )
    .map(({ places, point, days, validityKind, basis, cited, ...entry }) => {
      const sorted = days.toSorted()
      const from = sorted.at(-1) as Day
      const term =
        validityKind === 'unknown'
          ? { from: null, until: null }
          : { from, until: addMonths(from, 24) }
      const [first] = places as [ProvinceEntry]
      return {
        ...entry,
        provinceCodes: places.map(({ code }) => code),
        location: point
          ? { ...point, precision: 'point' }
          : { lat: first.lat, lon: first.lon, precision: 'province-centroid' },
        validity: entry.status === 'zone' ? null : { kind: validityKind, ...term, basis },
        events: sorted.map((on, at) => ({
          kind:
            entry.status === 'zone'
              ? 'zone-announced'
              : at === sorted.length - 1
                ? 'emblem-granted'
                : 'plan-approved',
          on,
          body: at === 0 ? null : 'secretariat',
          source: cited,
        })),
      }
    })
}

const anyCount: fc.Arbitrary<RecordFile['about']['counts'][number]> = fc
  .record({
    on: fc.oneof(day, fc.constantFrom('2022', '2023-07')),
    certified: fc.nat(500),
    zones: fc.constantFrom(null, 36),
    provinces: fc.option(fc.nat(77)),
    zoneProvinces: fc.option(fc.nat(77)),
    source: labelled,
    note: fc.option(bothWords),
  })
  .map((count) => ({
    ...count,
    zonesKind: count.zones === null ? null : 'plan-under-consideration',
  }))

/** Any record file that is right: texts of every kind, every choice, up to eight cities, a ceremony, former slugs. */
export function anyRecord(
  shipped: RecordFile,
  provinces: ProvinceEntry[],
): fc.Arbitrary<RecordFile> {
  const base = shipped.ceremonies.find(({ on }) => on === ceremonyDay) as FileCeremony
  return fc
    .record({
      entries: fc.uniqueArray(anyEntry(provinces), { maxLength: 8, selector: ({ id }) => id }),
      counts: fc.array(anyCount, { maxLength: 4 }),
      unknown: fc.array(bothWords, { maxLength: 2 }),
      title: bothWords,
      places: fc.option(bothWords),
      source: sources,
      printed: fc.boolean(),
      former: fc.uniqueArray(slug, { maxLength: 3 }),
      because: bothWords,
    })
    .map(({ entries, counts, unknown, title, places, source, printed, former, because }) => {
      const certified = entries.filter(({ status }) => status === 'certified')
      for (const { events } of certified) {
        const event = { kind: 'ceremony' as const, on: ceremonyDay, body: 'ministry', source: 'x' }
        const at = events.findIndex(({ on }) => on > ceremonyDay)
        events.splice(at < 0 ? events.length : at, 0, event)
      }
      const real = entries.filter(({ sample }) => !sample)
      const ids = new Set(entries.map(({ id }) => id))
      const formerSlugs = former
        .filter((id) => !ids.has(id))
        .map((id) =>
          entries[0] && printed
            ? { id, movedTo: entries[0].id }
            : { id, withdrawnBecause: because },
        )
      return {
        about: {
          ...shipped.about,
          title,
          compiledOn,
          counts,
          unknown,
          named: {
            certified: real.filter(({ status }) => status === 'certified').length,
            zones: real.filter(({ status }) => status === 'zone').length,
          },
        },
        ceremonies: [
          {
            ...base,
            placeTh: places?.th ?? null,
            placeEn: places?.en ?? null,
            given: { emblems: certified.length, zoneCertificates: 0 },
            recipients: certified.map(({ id, nameTh, nameEn }, at) => ({
              id,
              order: printed ? at + 1 : ('not seen' as const),
              nameTh,
              nameEn,
            })),
            recipientsTotal: certified.length,
            source,
          },
        ],
        ...(formerSlugs.length > 0 && { formerSlugs }),
        entries,
      }
    })
}
