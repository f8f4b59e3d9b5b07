import type { Text } from '../../base/text.ts'
import type { Relation } from './relation.ts'
import type { Subject } from './subject.ts'

/** One action of the policy: what it is, why it is given as it is, and who may do it to what. Who is not named may not. */
export type PolicyRow = {
  name: Text
  why: Text
  may: Partial<Record<Subject, readonly Relation[]>>
}

/** What belongs to the city of a mandate, whether the mandate is held in the city or in the organisation that develops it. */
export const own = ['own-city', 'own-organisation'] as const

/** What is public: for everyone, and for sample people too. */
export const open = { anonymous: ['any', 'none'] } as const
