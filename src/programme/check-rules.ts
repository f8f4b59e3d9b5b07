import { isDay, isPartialDay } from '../base/day.ts'
import type { FileError } from '../base/file-error.ts'
import { errorAt, type JsonFile } from '../base/shaped-file.ts'
import { eventKinds } from './record.ts'
import type { RuleSet } from './rules-file.ts'

/** Checks what the shape of a rule set cannot say: references, sums, days, and that what has no source is not published. */
export function checkRules(json: JsonFile<RuleSet>): FileError[] {
  const rules = json.value
  const errors: FileError[] = []
  const say = (path: string, th: string, en: string) => errors.push(errorAt(json, path, { th, en }))

  for (const path of findUnsourced(rules, ''))
    say(
      path,
      'ข้อที่ไม่มีแหล่งที่มาต้องมี "publish": false',
      'A rule without a source must carry "publish": false.',
    )

  const unique = (path: string, member: string, values: string[]) => {
    for (const [at, value] of values.entries())
      if (values.indexOf(value) < at)
        say(`${path}/${at}/${member}`, `${value} ซ้ำ`, `${value} stands there twice.`)
  }
  for (const list of [
    'cityTypes',
    'criteria',
    'domains',
    'outcomes',
    'steps',
    'eventKinds',
  ] as const)
    unique(
      `/${list}`,
      'code',
      rules[list].map((item) => item.code),
    )
  unique(
    '/bodies',
    'id',
    rules.bodies.map((body) => body.id),
  )

  const bodies = new Set(rules.bodies.map((body) => body.id))
  const refer = (path: string, id: string | null) => {
    if (id !== null && !bodies.has(id))
      say(path, `ไม่รู้จักหน่วยงาน ${id}`, `The body ${id} is not known.`)
  }
  for (const list of ['steps', 'notices', 'incentives'] as const)
    for (const [at, item] of rules[list].entries()) refer(`/${list}/${at}/by`, item.by)
  refer('/emblem/grantedBy/value', rules.emblem.grantedBy.value)

  const weights = rules.criteria.reduce((sum, criterion) => sum + criterion.weight.value, 0)
  if (Math.abs(weights - 100) > 1e-9)
    say(
      '/criteria',
      `ค่าน้ำหนักรวม ${weights} ต้องเป็น 100`,
      `The weights sum to ${weights}; they must sum to 100.`,
    )
  const mandatory = rules.domains.filter((domain) => domain.mandatory).map((domain) => domain.code)
  if (mandatory.toSorted().join() !== rules.domainRule.mandatory.toSorted().join())
    say(
      '/domainRule/mandatory',
      'ไม่ตรงกับด้านที่ระบุว่าบังคับ',
      'Differs from the domains marked as mandatory.',
    )
  for (const kind of eventKinds)
    if (!rules.eventKinds.some((word) => word.code === kind))
      say('/eventKinds', `ไม่มีคำเรียกเหตุการณ์ ${kind}`, `The event ${kind} has no name.`)

  checkPairs(rules, say)
  checkDays(rules, say)
  return errors
}

type Say = (path: string, th: string, en: string) => void

/** Lists in two languages must be of one length. */
function checkPairs(rules: RuleSet, say: Say) {
  const pair = (path: string, th: string[] = [], en: string[] = []) => {
    if (th.length !== en.length)
      say(
        path,
        'จำนวนข้อภาษาไทยและภาษาอังกฤษไม่เท่ากัน',
        'Thai and English do not have the same number of items.',
      )
  }
  for (const [at, item] of rules.criteria.entries())
    pair(`/criteria/${at}/asksForTh`, item.asksForTh, item.asksForEn)
  for (const [at, item] of rules.domains.entries())
    pair(`/domains/${at}/exampleTargetsTh`, item.exampleTargetsTh, item.exampleTargetsEn)
  for (const [at, item] of rules.bodies.entries()) {
    pair(`/bodies/${at}/kindsTh`, item.kindsTh, item.kindsEn)
    if ((item.chairTh === undefined) !== (item.chairEn === undefined))
      say(`/bodies/${at}`, 'ชื่อประธานต้องมีทั้งสองภาษา', 'The chair must be named in both languages.')
  }
  for (const path of findLoneNotes(rules, ''))
    say(path, 'หมายเหตุต้องมีทั้งสองภาษา', 'A note must stand in both languages.')
}

function checkDays(rules: RuleSet, say: Say) {
  const { basis, renewal, targets } = rules
  for (const name of ['announcedOn', 'adoptedOn', 'callOpenedOn'] as const)
    if (!isDay(basis[name])) say(`/basis/${name}`, 'ไม่ใช่วันที่มีอยู่', 'Is no day that exists.')
  const partial = (path: string, value: string) => {
    if (!isPartialDay(value))
      say(path, 'ไม่ใช่วัน เดือน หรือปีที่มีอยู่', 'Is no day, month or year that exists.')
  }
  partial('/renewal/firstRoundOn', renewal.firstRoundOn)
  targets.forEach((target, at) => {
    partial(`/targets/${at}/by`, target.by)
    partial(`/targets/${at}/counted/on`, target.counted.on)
  })
}

/** Pointers to objects with `"source": null` that lack `"publish": false`. */
function findUnsourced(value: unknown, path: string): string[] {
  if (value === null || typeof value !== 'object') return []
  const { source, publish } = value as { source?: unknown; publish?: unknown }
  const here = source === null && publish !== false ? [path] : []
  return here.concat(
    ...Object.entries(value).map(([name, inner]) => findUnsourced(inner, `${path}/${name}`)),
  )
}

function findLoneNotes(value: unknown, path: string): string[] {
  if (value === null || typeof value !== 'object') return []
  const { noteTh, noteEn } = value as { noteTh?: unknown; noteEn?: unknown }
  const here = (noteTh === undefined) !== (noteEn === undefined) ? [path] : []
  return here.concat(
    ...Object.entries(value).map(([name, inner]) => findLoneNotes(inner, `${path}/${name}`)),
  )
}
