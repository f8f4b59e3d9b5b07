import type { Text } from '../../base/text.ts'
import type { Actor } from './actor.ts'

/** How what is acted on stands to whoever acts. */
export const relations = [
  'self',
  'own-city',
  'own-organisation',
  'own-body',
  'sample',
  'any',
  'none',
] as const
export type Relation = (typeof relations)[number]

export const relationWords: Record<Relation, { name: Text; why: Text }> = {
  self: {
    name: { th: 'ของตนเอง', en: 'one’s own' },
    why: {
      th: 'เรื่องนั้นเป็นของบุคคลนั้นเอง หรือมอบหมายให้บุคคลนั้นโดยเฉพาะ',
      en: 'It is the person’s own, or was given to that person alone.',
    },
  },
  'own-city': {
    name: { th: 'เมืองของตน', en: 'own city' },
    why: {
      th: 'เป็นเรื่องของเมืองตามการมอบหมายที่ใช้อยู่ หรือของพื้นที่ข้อมูลที่โทเคนออกให้',
      en: 'It is of the city of the acting mandate, or of the data space the token was issued for.',
    },
  },
  'own-organisation': {
    name: { th: 'หน่วยงานของตน', en: 'own organisation' },
    why: {
      th: 'เป็นเรื่องของหน่วยงานตามการมอบหมายที่ใช้อยู่ รวมถึงเมืองที่หน่วยงานนั้นพัฒนา',
      en: 'It is of the organisation of the acting mandate, cities it develops included.',
    },
  },
  'own-body': {
    name: { th: 'คณะของตน', en: 'own body' },
    why: {
      th: 'เป็นเรื่องที่อยู่ในความรับผิดชอบของคณะตามการมอบหมายที่ใช้อยู่',
      en: 'It is before the body of the acting mandate.',
    },
  },
  sample: {
    name: { th: 'ข้อมูลตัวอย่าง', en: 'a sample' },
    why: {
      th: 'เป็นเรื่องของเมืองสมมติ และผู้กระทำเป็นบุคคลตัวอย่าง',
      en: 'It is of the sample city, and a sample person acts.',
    },
  },
  any: {
    name: { th: 'ทุกเรื่อง', en: 'any' },
    why: {
      th: 'ไม่ว่าเรื่องนั้นเป็นของใคร สิทธินี้ครอบคลุมทุกความสัมพันธ์ข้างต้น',
      en: 'Whoever it belongs to; this includes every relation above.',
    },
  },
  none: {
    name: { th: 'นอกขอบเขต', en: 'out of reach' },
    why: {
      th: 'บุคคลตัวอย่างกับเรื่องจริง ทำได้เพียงอ่านสิ่งที่เผยแพร่แล้ว',
      en: 'A sample person and something real: only what is public can be read.',
    },
  },
}

/** What is acted on, as far as the policy looks at it. An object without members is the programme as a whole. */
export type PolicyObject = {
  /** The id of the person it belongs to or was given to. */
  person?: string | undefined
  /** The slug of its city. */
  city?: string | undefined
  /** The ids of organisations it belongs to; for a city's matter, of those that develop the city. */
  organisations?: readonly string[] | undefined
  /** The id of the body it is before. */
  body?: string | undefined
  /** The number of its tenant. */
  tenant?: number | undefined
  /** Left open, only what belongs to a sample person is a sample. */
  sample?: boolean | undefined
}

/** Every relation in which an object stands to an actor; never empty. */
export function relationsTo(actor: Actor, object: PolicyObject): Relation[] {
  if (actor.kind === 'anonymous') return ['any']
  if (actor.kind === 'token') return object.tenant === actor.tenant ? ['own-city', 'any'] : ['any']
  const isOwn = object.person === actor.person.id
  if (actor.person.sample && !(object.sample ?? isOwn)) return ['none']
  const found: Relation[] = isOwn ? ['self'] : []
  const scope = actor.mandate?.scope
  if (scope && scope.id !== null) {
    if (scope.kind === 'city' && object.city === scope.id) found.push('own-city')
    if (scope.kind === 'organisation' && object.organisations?.includes(scope.id))
      found.push('own-organisation')
    if (scope.kind === 'programme' && object.body === scope.id) found.push('own-body')
  }
  found.push(actor.person.sample ? 'sample' : 'any')
  return found
}
