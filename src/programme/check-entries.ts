import { addMonths, firstDay, isDay, isPartialDay, lastDay } from '../base/day.ts'
import type { FileError } from '../base/file-error.ts'
import { errorAt, type JsonFile } from '../base/shaped-file.ts'
import type { Organisation } from '../identity/index.ts'
import type { Province } from '../places/index.ts'
import { toOrganisation } from './read-record-file.ts'
import type { EventKind } from './record.ts'
import type { FileEntry, RecordFile } from './record-file.ts'
import { certifyingKinds } from './status.ts'

/** What entries refer to. `validityMonths` is the rules' term of an emblem. */
export type EntryContext = {
  provinces: ReadonlyMap<string, Pick<Province, 'lat' | 'lon'>>
  bodies: ReadonlySet<string>
  validityMonths: number
}

type Say = (path: string, th: string, en: string) => void

/** Kinds of event that a public source can tell of; all others are decisions made in this system. */
const recordKinds: readonly EventKind[] = ['zone-announced', 'plan-approved', ...certifyingKinds]

/** Checks the entries of a record file one by one and against each other, and its former slugs. */
export function checkEntries(json: JsonFile<RecordFile>, context: EntryContext): FileError[] {
  const { about, entries, formerSlugs = [] } = json.value
  const errors: FileError[] = []
  const say: Say = (path, th, en) => errors.push(errorAt(json, path, { th, en }))
  const slugs = new Set<string>()
  const developers = new Map<string, Organisation>()

  for (const [at, entry] of entries.entries()) {
    const path = `/entries/${at}`
    if (slugs.has(entry.id)) say(`${path}/id`, `${entry.id} ซ้ำ`, `${entry.id} stands there twice.`)
    slugs.add(entry.id)
    checkPlaces(entry, path, context, say)
    checkEvents(entry, path, about.compiledOn, context, say)
    checkStatus(entry, path, say)
    checkValidity(entry, path, context, say)
    checkDeveloper(entry, path, developers, say)
    if (new Set(entry.claimedDomains?.codes).size !== (entry.claimedDomains?.codes.length ?? 0))
      say(`${path}/claimedDomains/codes`, 'มีด้านซ้ำ', 'A domain stands there twice.')
  }
  const former = new Set<string>()
  for (const [at, one] of formerSlugs.entries()) {
    const path = `/formerSlugs/${at}`
    if (slugs.has(one.id) || former.has(one.id))
      say(`${path}/id`, `${one.id} ซ้ำ`, `${one.id} stands there twice.`)
    if ('movedTo' in one && !slugs.has(one.movedTo))
      say(`${path}/movedTo`, `ไม่มีรายการ ${one.movedTo}`, `There is no entry ${one.movedTo}.`)
    former.add(one.id)
  }
  return errors
}

function checkPlaces(entry: FileEntry, path: string, { provinces }: EntryContext, say: Say) {
  entry.provinceCodes.forEach((code, at) => {
    if (!provinces.has(code))
      say(`${path}/provinceCodes/${at}`, `ไม่รู้จักจังหวัด ${code}`, `Province ${code} is not known.`)
    if (entry.provinceCodes.indexOf(code) < at)
      say(`${path}/provinceCodes/${at}`, `${code} ซ้ำ`, `${code} stands there twice.`)
  })
  const centre = provinces.get(entry.provinceCodes[0] as string)
  const { lat, lon, precision } = entry.location
  if (precision === 'province-centroid' && centre && (centre.lat !== lat || centre.lon !== lon))
    say(
      `${path}/location`,
      'ไม่ตรงกับจุดกึ่งกลางของจังหวัดแรก',
      'Is not the centroid of the first province.',
    )
}

function checkEvents(
  entry: FileEntry,
  path: string,
  compiledOn: string,
  { bodies }: EntryContext,
  say: Say,
) {
  let earliest = ''
  for (const [at, { kind, on, body }] of entry.events.entries()) {
    const here = `${path}/events/${at}`
    if (!recordKinds.includes(kind))
      say(
        `${here}/kind`,
        `เหตุการณ์ ${kind} เกิดจากมติในระบบเท่านั้น ข้อมูลนำเข้าระบุไม่ได้`,
        `The event ${kind} comes from a decision in this system only; an imported record cannot state it.`,
      )
    if (body !== null && !bodies.has(body))
      say(`${here}/body`, `ไม่รู้จักหน่วยงาน ${body}`, `The body ${body} is not known.`)
    if (!isPartialDay(on)) {
      sayNoDay(`${here}/on`, say)
      continue
    }
    if (firstDay(on) > compiledOn)
      say(
        `${here}/on`,
        'อยู่หลังวันที่รวบรวมข้อมูล',
        'Lies after the day on which the record was compiled.',
      )
    // A month or a year is in order when one of its days is.
    if (firstDay(on) > earliest) earliest = firstDay(on)
    if (lastDay(on) < earliest)
      say(`${here}/on`, 'เหตุการณ์ไม่เรียงตามเวลา', 'The events are not in time order.')
  }
}

function checkStatus(entry: FileEntry, path: string, say: Say) {
  const certifies = entry.events.some((event) => certifyingKinds.includes(event.kind))
  const announces = entry.events.some((event) => event.kind === 'zone-announced')
  if (entry.status === 'certified' && !certifies)
    say(`${path}/status`, 'ไม่มีเหตุการณ์ใดแสดงว่าได้รับการรับรอง', 'No event says that it was certified.')
  if (entry.status === 'zone' && (certifies || !announces))
    say(
      `${path}/status`,
      'เขตส่งเสริมต้องมีเหตุการณ์ประกาศเขต และไม่มีเหตุการณ์รับรอง',
      'A zone has an event that announces it, and none that certifies it.',
    )
  if ((entry.status === 'certified') !== (entry.validity !== null))
    say(
      `${path}/validity`,
      'เมืองที่ได้รับการรับรองต้องระบุอายุการรับรอง (ระบุว่าไม่ทราบได้) เขตส่งเสริมต้องเป็น null',
      'A certified city states its validity, be it unknown; a zone has null.',
    )
}

function checkValidity(entry: FileEntry, path: string, { validityMonths }: EntryContext, say: Say) {
  const { validity } = entry
  if (!validity) return
  const { kind, from, until } = validity
  if (kind === 'unknown') {
    if (from !== null || until !== null)
      say(`${path}/validity`, 'อายุที่ไม่ทราบต้องไม่มีวัน', 'An unknown validity has no days.')
    return
  }
  if (from === null || until === null || !isDay(from) || !isDay(until))
    return say(
      `${path}/validity`,
      'ต้องมีวันเริ่มและวันสิ้นสุด',
      'Needs the day it starts and the day it ends.',
    )
  if (from >= until)
    say(`${path}/validity/until`, 'ต้องอยู่หลังวันเริ่ม', 'Must lie after the day it starts.')
  if (kind !== 'computed') return
  if (until !== addMonths(from, validityMonths))
    say(
      `${path}/validity/until`,
      `ต้องเป็นวันเริ่มบวก ${validityMonths} เดือนตามหลักเกณฑ์`,
      `Must be the first day plus the ${validityMonths} months of the rules.`,
    )
  const grants = entry.events.filter(({ kind }) => kind === 'emblem-granted' || kind === 'renewed')
  if (!grants.some(({ on }) => on === from))
    say(
      `${path}/validity/from`,
      'ต้องเป็นวันของเหตุการณ์ประกาศรับรองหรือต่ออายุ',
      'Must be the day of an event that grants or renews.',
    )
}

function checkDeveloper(
  entry: FileEntry,
  path: string,
  developers: Map<string, Organisation>,
  say: Say,
) {
  if (!entry.developer) return
  const developer = toOrganisation(entry.developer)
  if (developer.id === '')
    return say(`${path}/developer/nameEn`, 'ต้องมีอักษรละติน', 'Must have Latin letters.')
  const known = developers.get(developer.id)
  developers.set(developer.id, known ?? developer)
  if (known && JSON.stringify(known) !== JSON.stringify(developer))
    say(
      `${path}/developer`,
      `ผู้พัฒนาเมืองรายเดียวกัน (${developer.id}) ระบุชื่อหรือประเภทต่างกัน`,
      `The same developer (${developer.id}) has another name or kind elsewhere.`,
    )
}

export function sayNoDay(path: string, say: Say) {
  say(path, 'ไม่ใช่วัน เดือน หรือปีที่มีอยู่', 'Is no day, month or year that exists.')
}
