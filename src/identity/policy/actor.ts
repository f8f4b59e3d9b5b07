import type { Mandate } from '../people/mandate.ts'
import type { Person } from '../people/person.ts'

/** Whoever asks for something: nobody known, a person in the mandate they act in, or a city's system by its token. */
export type Actor =
  | { kind: 'anonymous'; address: string }
  | {
      kind: 'person'
      person: Person
      sessionId: string
      /** The mandate acted in; null where none is chosen or the chosen one has ended. */
      mandate: Mandate | null
      /** All that are in force. */
      mandates: Mandate[]
    }
  | { kind: 'token'; tokenId: string; tenant: number; purposes: string[] }

/** One thing done: by whom, when, in which request. */
export type Act = { actor: Actor; now: Date; requestId: string | null }

/** The id of the person who acts; null where no person does. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.person.id : null
}

/** Whether the actor is a sample person. */
export function isSample(actor: Actor): boolean {
  return actor.kind === 'person' && actor.person.sample
}
