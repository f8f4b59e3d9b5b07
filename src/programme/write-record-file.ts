import type { Source } from '../base/fact.ts'
import type { Text } from '../base/text.ts'
import { organisationKind } from '../identity/index.ts'
import { citedAs } from './citation.ts'
import type { Validity } from './record.ts'
import type { CeremonyEntry, CityEntry, RecordContent } from './record-content.ts'
import type { FileCeremony, FileEntry, RecordFile } from './record-file.ts'

/** Makes the file that `readRecordFile` would read as this content. */
export function writeRecordFile(content: Omit<RecordContent, 'places' | 'rules'>): RecordFile {
  const { unknown, named, ...about } = content.about
  const former = content.formerSlugs.map(({ slug, movedTo, withdrawnBecause }) =>
    movedTo === null ? { id: slug, withdrawnBecause } : { id: slug, movedTo },
  )
  return {
    about: {
      ...about,
      counts: content.counts.map(({ source, note, ...count }) => ({
        ...count,
        source: fromSource(source),
        note,
      })),
      named,
      unknown,
    },
    ceremonies: content.ceremonies.map(fromCeremony),
    ...(former.length > 0 && { formerSlugs: former }),
    entries: content.cities.map(fromCity),
  }
}

function fromCity(city: CityEntry): FileEntry {
  const { developer, claimedDomains, area } = city
  return {
    id: city.slug,
    nameTh: city.name.th,
    nameThStatus: city.nameStatus,
    nameEn: city.name.en,
    ...(city.sample && { sample: true }),
    provinceCodes: city.provinceCodes,
    cityType: city.cityType,
    developer: developer && {
      nameTh: developer.name.th,
      nameEn: developer.name.en,
      ...(developer.kind !== organisationKind(developer.name.th) && { kind: developer.kind }),
    },
    status: city.status,
    validity: city.validity && fromValidity(city.validity),
    events: city.events.map(({ kind, on, bodyId, source }) => ({
      kind,
      on,
      body: bodyId,
      source: citedAs(source),
    })),
    claimedDomains: claimedDomains && {
      codes: claimedDomains.codes,
      source: citedAs(claimedDomains.source),
      confidence: claimedDomains.confidence,
    },
    area: area && {
      value: area.value,
      unit: area.unit,
      ofTh: area.of.th,
      ofEn: area.of.en,
      source: citedAs(area.source),
    },
    location: city.location,
    sources: city.sources.map(fromSource),
    confidence: city.confidence,
    publicNote: city.publicNote,
  }
}

function fromValidity(validity: Validity): NonNullable<FileEntry['validity']> {
  const { kind, basis, source } = validity
  const known = kind === 'unknown' ? { from: null, until: null } : validity
  return {
    kind,
    from: known.from,
    until: known.until,
    basis: { ...basis, source: source && citedAs(source) },
  }
}

function fromCeremony(ceremony: CeremonyEntry): FileCeremony {
  const { onBehalfOf, acknowledged } = ceremony
  return {
    id: ceremony.id,
    kind: ceremony.kind,
    on: ceremony.on,
    at: ceremony.at,
    titleTh: ceremony.title.th,
    titleEn: ceremony.title.en,
    placeTh: ceremony.place?.th ?? null,
    placeEn: ceremony.place?.en ?? null,
    presiderOfficeTh: ceremony.presiderOffice?.th ?? null,
    presiderOfficeEn: ceremony.presiderOffice?.en ?? null,
    onBehalfOf: onBehalfOf && {
      officeTh: onBehalfOf.office.th,
      officeEn: onBehalfOf.office.en,
      basisTh: onBehalfOf.basis.th,
      basisEn: onBehalfOf.basis.en,
    },
    hostBodies: ceremony.hosts.map((host) => ({
      body: host.bodyId,
      ...named(host.name),
      role: host.role,
      source: citedAs(host.source),
    })),
    acknowledged: acknowledged && {
      on: acknowledged.on,
      meetingTh: acknowledged.meeting.th,
      meetingEn: acknowledged.meeting.en,
      placeTh: acknowledged.place?.th ?? null,
      placeEn: acknowledged.place?.en ?? null,
      source: citedAs(acknowledged.source),
    },
    given: ceremony.given,
    zonesUnderConsideration: ceremony.zonesUnderConsideration,
    recipients: ceremony.recipients.map(({ slug, order, name }) => ({
      id: slug,
      order: order ?? 'not seen',
      ...named(name),
    })),
    recipientsTotal: ceremony.recipientsTotal,
    source: ceremony.sources.map(fromSource),
  }
}

const named = ({ th, en }: Text) => ({ nameTh: th, nameEn: en })

function fromSource({ label, url }: Source) {
  return { labelTh: label.th, labelEn: label.en, url }
}
