import { type Static, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { confidences } from '../base/fact.ts'
import { bothWords, closed, nullable, words } from '../base/shapes.ts'
import { domainCodes, eventKinds } from './record.ts'

const optional = Type.Optional
const name = { nameTh: words(500), nameEn: words(500) }
const note = { noteTh: optional(words(2000)), noteEn: optional(words(2000)) }
const source = words(2000)
const confidence = optional(Type.Enum([...confidences]))
const code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })
const sentences = Type.Array(words(1000))
/** Where a rule stands: without a source it is a setting of this system and must not be published. */
const standing = {
  source: nullable(source),
  setting: optional(Type.Boolean()),
  confidence,
  publish: optional(Type.Boolean()),
}
const rule = <T extends TSchema>(value: T) =>
  closed({ value, unit: optional(words(80)), ...standing, ...note })
const number = Type.Number()

const basis = closed({
  announcementTh: words(500),
  announcementEn: words(500),
  announcedOn: Type.String(),
  adoptedOn: Type.String(),
  callOpenedOn: Type.String(),
  sources: Type.Array(source, { minItems: 1 }),
  noteTh: words(2000),
  noteEn: words(2000),
})

const criterion = closed({
  code,
  no: Type.Integer({ minimum: 1 }),
  ...name,
  nameThWording: Type.Enum(['near-print', 'compiled']),
  asksForTh: sentences,
  asksForEn: sentences,
  sources: Type.Array(source, { minItems: 1 }),
  weight: rule(number),
  minimum: rule(number),
})

const domain = closed({
  code: Type.Enum([...domainCodes]),
  ...name,
  mandatory: Type.Boolean(),
  aimTh: words(1000),
  aimEn: words(1000),
  exampleTargetsTh: sentences,
  exampleTargetsEn: sentences,
  exampleTargetsSource: nullable(source),
  exampleTargetsConfidence: confidence,
})

const body = closed({
  id: code,
  order: nullable(Type.Integer({ minimum: 0 })),
  ...name,
  chairTh: optional(words(500)),
  chairEn: optional(words(500)),
  doesTh: words(1000),
  doesEn: words(1000),
  kindsTh: optional(sentences),
  kindsEn: optional(sentences),
  ...standing,
  ...note,
})

const word = closed({ code, ...name, ...note })

/** The shape of programme-rules.json: a rule set with its words, complete with what is only a setting of the office. */
const ruleSet = closed({
  id: code,
  version: Type.Integer({ minimum: 1 }),
  ...name,
  basis,
  reading: bothWords(2000),
  cityTypes: Type.Array(closed({ code: Type.Enum(['livable', 'new']), ...name, ...standing }), {
    minItems: 2,
    maxItems: 2,
  }),
  criteria: Type.Array(criterion, { minItems: 1 }),
  domains: Type.Array(domain, { minItems: domainCodes.length, maxItems: domainCodes.length }),
  domainRule: closed({
    minDomains: rule(Type.Integer({ minimum: 1 })),
    mandatory: Type.Array(Type.Enum([...domainCodes]), { uniqueItems: true }),
    minOthers: rule(Type.Integer({ minimum: 0 })),
    noteTh: words(2000),
    noteEn: words(2000),
  }),
  emblem: closed({
    ...name,
    grantedBy: rule(code),
    validityMonths: rule(Type.Integer({ minimum: 1, maximum: 600 })),
    validFrom: rule(words(80)),
    misuseForbidden: rule(Type.Boolean()),
  }),
  renewal: closed({
    progressMin: rule(Type.Number({ minimum: 0, maximum: 100 })),
    comparison: closed({
      value: Type.Enum(['gt', 'gte']),
      allowed: Type.Array(Type.Enum(['gt', 'gte'])),
      ...standing,
      ...note,
    }),
    progressIs: closed({
      unit: words(80),
      valueTh: words(500),
      valueEn: words(500),
      ...standing,
      ...note,
    }),
    opensMonthsBefore: rule(number),
    graceIfFiledInTime: rule(number),
    firstRoundOn: Type.String(),
    firstRoundRenewed: Type.Integer({ minimum: 0 }),
    firstRoundSource: source,
  }),
  zone: closed({
    ...name,
    documentTh: words(500),
    documentEn: words(500),
    validityMonths: rule(Type.Integer({ minimum: 1, maximum: 600 })),
  }),
  outcomes: Type.Array(
    closed({ code, ...name, nextTh: words(500), nextEn: words(500), ...standing, ...note }),
  ),
  notices: Type.Array(closed({ code, ...name, by: code, ...standing, ...note })),
  bodies: Type.Array(body, { minItems: 1 }),
  steps: Type.Array(closed({ code, by: code, ...name, ...standing, ...note })),
  eventKinds: Type.Array(closed({ code: Type.Enum([...eventKinds]), ...name, ...note })),
  assessment: Type.Record(Type.String(), rule(Type.Unknown())),
  periods: Type.Record(Type.String(), rule(Type.Number({ minimum: 0 }))),
  incentives: Type.Array(closed({ by: nullable(code), ...name, ...standing, ...note })),
  targets: Type.Array(
    closed({
      ...name,
      value: Type.Integer({ minimum: 0 }),
      unit: words(80),
      by: Type.String(),
      source,
      counted: closed({ value: Type.Integer({ minimum: 0 }), on: Type.String(), source }),
    }),
  ),
  words: closed({
    legalStatus: Type.Array(word),
    proofStatus: Type.Array(word),
    verdict: Type.Array(word),
    sample: closed({ ...name, tagTh: words(200), tagEn: words(200) }),
    extract: closed(name),
    notOfficial: closed(name),
    dataSteward: closed(name),
    perHead: closed({
      highestTh: words(80),
      lowestTh: words(80),
      highestEn: words(80),
      lowestEn: words(80),
    }),
  }),
})

/** The whole rule set, as the office keeps it. What may be shown is made of it by `toPublishedRules`. */
export type RuleSet = Static<typeof ruleSet>
export const ruleSetShape = Compile(ruleSet)
export const rulesFile = 'programme-rules.json'
