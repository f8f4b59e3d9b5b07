import type { Source } from '../base/fact.ts'
import type { Text } from '../base/text.ts'
import { type Organisation, organisationId, organisationKind } from '../identity/index.ts'
import { cite, type Labels, labelsOf } from './citation.ts'
import type { OfficialCount, Validity } from './record.ts'
import type { CeremonyEntry, CityEntry, FormerSlug, RecordContent } from './record-content.ts'
import type { FileCeremony, FileEntry, RecordFile } from './record-file.ts'

type LabelledSource = RecordFile['about']['counts'][number]['source']

/** Makes content of a checked file: sources get their labels, developers their ids and kinds. */
export function readRecordFile(
  file: RecordFile,
): Pick<RecordContent, 'about' | 'counts' | 'ceremonies' | 'formerSlugs' | 'cities'> {
  const known = labelsOf(listSources(file))
  const { counts, ...about } = file.about
  return {
    about,
    counts: counts.map(
      ({ source, ...count }): OfficialCount => ({ ...count, source: toSource(source) }),
    ),
    ceremonies: file.ceremonies
      .map((ceremony) => toCeremony(ceremony, known))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
    formerSlugs: (file.formerSlugs ?? []).map(toFormerSlug),
    cities: file.entries.map((entry) => toCity(entry, known)),
  }
}

/** Every source that the file labels, entries first, in the order of the file. */
export function listSources(file: RecordFile): Source[] {
  return [
    ...file.entries.flatMap((entry) => entry.sources),
    ...file.ceremonies.flatMap((ceremony) => ceremony.source),
    ...file.about.counts.map((count) => count.source),
  ].map(toSource)
}

/** The developer that a file names, with the kind it says or the one its name states. */
export function toOrganisation(developer: NonNullable<FileEntry['developer']>): Organisation {
  return {
    id: organisationId(developer.nameEn),
    kind: developer.kind ?? organisationKind(developer.nameTh),
    name: { th: developer.nameTh, en: developer.nameEn },
  }
}

function toCity(entry: FileEntry, known: Labels): CityEntry {
  const own = labelsOf(entry.sources.map(toSource))
  const from = (cited: string) => cite(cited, own, known)
  const { claimedDomains, area } = entry
  return {
    slug: entry.id,
    name: { th: entry.nameTh, en: entry.nameEn },
    nameStatus: entry.nameThStatus,
    status: entry.status,
    sample: entry.sample ?? false,
    provinceCodes: entry.provinceCodes,
    cityType: entry.cityType,
    developer: entry.developer && toOrganisation(entry.developer),
    validity: entry.validity && toValidity(entry.validity, from),
    events: entry.events.map(({ kind, on, body, source }) => ({
      kind,
      on,
      bodyId: body,
      source: from(source),
    })),
    claimedDomains: claimedDomains && { ...claimedDomains, source: from(claimedDomains.source) },
    area: area && {
      value: area.value,
      unit: area.unit,
      of: { th: area.ofTh, en: area.ofEn },
      source: from(area.source),
    },
    location: entry.location,
    sources: entry.sources.map(toSource),
    confidence: entry.confidence,
    publicNote: entry.publicNote,
  }
}

function toValidity(
  { kind, from, until, basis }: NonNullable<FileEntry['validity']>,
  cited: (source: string) => Source,
): Validity {
  const because = {
    basis: { th: basis.th, en: basis.en },
    source: basis.source === null ? null : cited(basis.source),
  }
  if (kind === 'unknown') return { kind, ...because }
  return { kind, from: from as string, until: until as string, ...because }
}

function toCeremony(ceremony: FileCeremony, known: Labels): CeremonyEntry {
  const own = labelsOf(ceremony.source.map(toSource))
  const { onBehalfOf, acknowledged } = ceremony
  return {
    id: ceremony.id,
    kind: ceremony.kind,
    on: ceremony.on,
    at: ceremony.at,
    title: { th: ceremony.titleTh, en: ceremony.titleEn },
    place: bothOrNull(ceremony.placeTh, ceremony.placeEn),
    presiderOffice: bothOrNull(ceremony.presiderOfficeTh, ceremony.presiderOfficeEn),
    onBehalfOf: onBehalfOf && {
      office: { th: onBehalfOf.officeTh, en: onBehalfOf.officeEn },
      basis: { th: onBehalfOf.basisTh, en: onBehalfOf.basisEn },
    },
    hosts: ceremony.hostBodies.map((host) => ({
      bodyId: host.body,
      name: { th: host.nameTh, en: host.nameEn },
      role: host.role,
      source: cite(host.source, own, known),
    })),
    acknowledged: acknowledged && {
      on: acknowledged.on,
      meeting: { th: acknowledged.meetingTh, en: acknowledged.meetingEn },
      place: bothOrNull(acknowledged.placeTh, acknowledged.placeEn),
      source: cite(acknowledged.source, own, known),
    },
    given: ceremony.given,
    zonesUnderConsideration: ceremony.zonesUnderConsideration,
    recipients: ceremony.recipients.map(({ id, order, nameTh, nameEn }) => ({
      slug: id,
      order: order === 'not seen' ? null : order,
      name: { th: nameTh, en: nameEn },
    })),
    recipientsTotal: ceremony.recipientsTotal,
    sources: ceremony.source.map(toSource),
  }
}

function toFormerSlug(former: NonNullable<RecordFile['formerSlugs']>[number]): FormerSlug {
  return 'movedTo' in former
    ? { slug: former.id, movedTo: former.movedTo, withdrawnBecause: null }
    : { slug: former.id, movedTo: null, withdrawnBecause: former.withdrawnBecause }
}

function toSource({ labelTh, labelEn, url }: LabelledSource): Source {
  return { label: { th: labelTh, en: labelEn }, url }
}

/** The importer has checked that both are there or neither. */
function bothOrNull(th: string | null, en: string | null): Text | null {
  return th === null || en === null ? null : { th, en }
}
