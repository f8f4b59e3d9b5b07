import type { Role } from '../people/role.ts'
import { type Actor, isSample } from './actor.ts'
import { notPermitted, signInNeeded } from './problems.ts'
import { type PolicyObject, type Relation, relations, relationsTo } from './relation.ts'
import type { Subject } from './subject.ts'
import { type Action, actions, policy } from './table.ts'

/**
 * Whether the actor may do the action to something that stands to it in this relation. Default deny: only what the table gives,
 * to everyone, to everyone signed in, to the acting mandate's role, or to a purpose of the token. A sample person has no real
 * `any`, and none is an operator. Pure; under 20 µs.
 */
export function permits(actor: Actor, action: Action, relation: Relation): boolean {
  const sample = isSample(actor)
  const seen = sample && relation === 'any' ? 'none' : relation
  if (gives('anonymous', action, seen)) return true
  if (actor.kind === 'anonymous') return false
  if (actor.kind === 'token')
    return actor.purposes.some((purpose) => gives(`token:${purpose}`, action, seen))
  if (gives('signed-in', action, seen)) return true
  const role = actor.mandate?.role
  if (role === undefined || (sample && role === barredToSamples)) return false
  return gives(role, action, seen)
}

/** Whether the actor may do the action to an object, in any of the relations in which it stands to them. */
export function permitsOn(actor: Actor, action: Action, object: PolicyObject): boolean {
  return relationsTo(actor, object).some((relation) => permits(actor, action, relation))
}

/** Whether there is anything at all to which the actor may do the action. */
export function permitsSomewhere(actor: Actor, action: Action): boolean {
  return relations.some((relation) => permits(actor, action, relation))
}

/** Throws `signInNeeded` for nobody known, `notPermitted` for anybody else, unless the action is permitted. */
export function requirePermit(actor: Actor, action: Action, relation: Relation): void {
  if (!permits(actor, action, relation)) throw refusal(actor)
}

/** The same for an object. */
export function requirePermitOn(actor: Actor, action: Action, object: PolicyObject): void {
  if (!permitsOn(actor, action, object)) throw refusal(actor)
}

/** The relations in which a subject may do an action, as the table gives them; none for names it does not know. */
export function given(subject: string, action: string): ReadonlySet<string> {
  return table.get(subject)?.get(action) ?? nothing
}

const barredToSamples: Role = 'operator'
const nothing: ReadonlySet<string> = new Set()
const near: readonly Relation[] = ['self', 'own-city', 'own-organisation', 'own-body', 'sample']

/** By subject and action the relations given; maps, so that no name a caller makes up finds anything. */
const table = compile()

function gives(subject: string, action: string, relation: string): boolean {
  return given(subject, action).has(relation)
}

function compile(): Map<string, Map<string, ReadonlySet<string>>> {
  const compiled = new Map<string, Map<string, ReadonlySet<string>>>()
  for (const action of actions)
    for (const [subject, relations] of grants(action)) {
      const ofSubject = compiled.get(subject) ?? new Map<string, ReadonlySet<string>>()
      ofSubject.set(
        action,
        new Set(relations.includes('any') ? [...relations, ...near] : relations),
      )
      compiled.set(subject, ofSubject)
    }
  return compiled
}

function grants(action: Action): [Subject, readonly Relation[]][] {
  return Object.entries(policy[action].may) as [Subject, readonly Relation[]][]
}

function refusal(actor: Actor) {
  return actor.kind === 'anonymous' ? signInNeeded() : notPermitted()
}
