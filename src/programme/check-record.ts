import { isDay, isPartialDay } from '../base/day.ts'
import type { FileError } from '../base/file-error.ts'
import { errorAt, type JsonFile } from '../base/shaped-file.ts'
import { checkEntries, type EntryContext, sayNoDay } from './check-entries.ts'
import type { FileCeremony, RecordFile } from './record-file.ts'
import { certifiedBy, zoneBy } from './status.ts'

type Say = (path: string, th: string, en: string) => void

/** Checks what the shape of a record file cannot say: references, order in time, validity, totals. */
export function checkRecord(json: JsonFile<RecordFile>, context: EntryContext): FileError[] {
  const errors: FileError[] = []
  const say: Say = (path, th, en) => errors.push(errorAt(json, path, { th, en }))
  checkAbout(json.value, say)
  checkTotals(json.value, say)
  checkCeremonies(json.value, context, say)
  return [...checkEntries(json, context), ...errors]
}

function checkAbout({ about }: RecordFile, say: Say) {
  if (!isPartialDay(about.recordAsOf)) sayNoDay('/about/recordAsOf', say)
  if (!isDay(about.compiledOn)) sayNoDay('/about/compiledOn', say)
  for (const [at, count] of about.counts.entries()) {
    const path = `/about/counts/${at}`
    if (!isPartialDay(count.on)) sayNoDay(`${path}/on`, say)
    if ((count.zones === null) !== (count.zonesKind === null))
      say(
        `${path}/zonesKind`,
        'จำนวนเขตต้องบอกว่านับอะไร และบอกเมื่อมีจำนวนเท่านั้น',
        'A number of zones must say what it counts, and only a number can.',
      )
    if (count.certified === null && count.zones === null) say(path, 'ไม่ได้นับอะไร', 'Counts nothing.')
  }
}

function checkTotals({ about, entries }: RecordFile, say: Say) {
  const real = entries.filter((entry) => !entry.sample)
  const total = (name: keyof RecordFile['about']['named'], found: number) => {
    const told = about.named[name]
    if (told !== undefined && told !== found)
      say(
        `/about/named/${name}`,
        `ระบุ ${told} แต่มี ${found} รายการ`,
        `Says ${told}, but there are ${found} entries.`,
      )
  }
  total('certified', real.filter((entry) => entry.status === 'certified').length)
  total('zones', real.filter((entry) => entry.status === 'zone').length)
  total('zonesOfDecember2021', real.filter((entry) => isZoneOn(entry, '2021-12-31')).length)
}

function isZoneOn({ events }: RecordFile['entries'][number], day: string): boolean {
  if (!events.every((event) => isPartialDay(event.on))) return false
  const certified = certifiedBy(events)
  const zone = zoneBy(events)
  return zone !== undefined && zone <= day && !(certified !== undefined && certified <= day)
}

function checkCeremonies(file: RecordFile, { bodies }: EntryContext, say: Say) {
  const days = new Set<string>()
  const ids = new Set<string>()
  for (const [at, ceremony] of file.ceremonies.entries()) {
    const path = `/ceremonies/${at}`
    if (ids.has(ceremony.id))
      say(`${path}/id`, `${ceremony.id} ซ้ำ`, `${ceremony.id} stands there twice.`)
    if (!isDay(ceremony.on)) sayNoDay(`${path}/on`, say)
    if (days.has(ceremony.on)) say(`${path}/on`, 'วันหนึ่งมีพิธีได้หนึ่งครั้ง', 'A day can have one ceremony.')
    ids.add(ceremony.id)
    days.add(ceremony.on)
    ceremony.hostBodies.forEach(({ body }, host) => {
      if (!bodies.has(body))
        say(
          `${path}/hostBodies/${host}/body`,
          `ไม่รู้จักหน่วยงาน ${body}`,
          `The body ${body} is not known.`,
        )
    })
    if (ceremony.acknowledged && !isDay(ceremony.acknowledged.on))
      sayNoDay(`${path}/acknowledged/on`, say)
    else if (ceremony.acknowledged && ceremony.acknowledged.on > ceremony.on)
      say(`${path}/acknowledged/on`, 'ต้องไม่อยู่หลังวันพิธี', 'Must not lie after the ceremony.')
    checkLanguages(ceremony, path, say)
    checkRecipients(file, ceremony, path, say)
  }
}

function checkLanguages(ceremony: FileCeremony, path: string, say: Say) {
  const pairs = [
    ['placeTh', ceremony.placeTh, ceremony.placeEn],
    ['presiderOfficeTh', ceremony.presiderOfficeTh, ceremony.presiderOfficeEn],
    ['acknowledged', ceremony.acknowledged?.placeTh, ceremony.acknowledged?.placeEn],
  ] as const
  for (const [name, th, en] of pairs)
    if (((th ?? null) === null) !== ((en ?? null) === null))
      say(`${path}/${name}`, 'ต้องมีทั้งสองภาษา', 'Must stand in both languages.')
}

function checkRecipients(file: RecordFile, ceremony: FileCeremony, path: string, say: Say) {
  const { given, recipients, recipientsTotal } = ceremony
  if (given.emblems + given.zoneCertificates !== recipientsTotal)
    say(`${path}/recipientsTotal`, 'ไม่เท่ากับจำนวนที่มอบ', 'Is not the number that was given.')
  if (recipients.length > recipientsTotal)
    say(`${path}/recipients`, 'มากกว่าจำนวนผู้รับทั้งหมด', 'There are more than the total.')
  const kind = ceremony.kind === 'emblems' ? 'ceremony' : 'zone-announced'
  const orders = new Set<number>()
  recipients.forEach(({ id, order }, at) => {
    const here = `${path}/recipients/${at}`
    const entry = file.entries.find((one) => one.id === id)
    if (!entry) say(`${here}/id`, `ไม่มีรายการ ${id}`, `There is no entry ${id}.`)
    else if (!entry.events.some((event) => event.kind === kind && event.on === ceremony.on))
      say(
        `${here}/id`,
        `รายการ ${id} ไม่มีเหตุการณ์ ${kind} ในวันนี้`,
        `The entry ${id} has no event ${kind} on this day.`,
      )
    if (recipients.findIndex((one) => one.id === id) < at)
      say(`${here}/id`, `${id} ซ้ำ`, `${id} stands there twice.`)
    if (order === 'not seen') return
    if (orders.has(order))
      say(`${here}/order`, `ลำดับ ${order} ซ้ำ`, `Number ${order} stands there twice.`)
    orders.add(order)
  })
}
