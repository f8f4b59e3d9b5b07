import type { Text } from '../base/text.ts'
import {
  breachObject,
  objectOfScope,
  permits,
  permitsOn,
  type Scope,
  type SignedIn,
} from '../identity/index.ts'
import type { Door, Viewer } from './frame.ts'

type Person = SignedIn['actor']

/** Who is signed in as a page shows them, with the doors that the policy opens to them. `place` is where they act. */
export function viewerOf(actor: Person, place: Text | null): Viewer {
  const { person, mandate } = actor
  return {
    name: person.name,
    sample: person.sample,
    acting: mandate && { role: mandate.role, place },
    doors: doorsOf(actor),
  }
}

function doorsOf(actor: Person): Door[] {
  const doors: Door[] = []
  if (maySeePeople(actor)) doors.push('organisation')
  if (maySeeData(actor)) doors.push('data')
  const everything = actor.person.sample ? 'sample' : 'any'
  if (permits(actor, 'people.read', everything)) doors.push('people')
  if (permits(actor, 'audit.read', everything)) doors.push('audit')
  if (permitsOn(actor, 'breach.read', breachObject)) doors.push('breaches')
  if (permits(actor, 'mail.read', everything)) doors.push('mail')
  return doors
}

/** Whether the actor may see what the city that they act in sends. */
function maySeeData(actor: Person): boolean {
  const scope = actor.mandate?.scope
  if (scope?.kind !== 'city') return false
  return permitsOn(actor, 'city-data.read', objectOfScope(scope, actor.person.sample))
}

/** Whether the actor may see who else acts in a place; where they act themselves when none is named. */
export function maySeePeople(actor: Person, scope = actor.mandate?.scope): scope is Scope {
  return (
    scope !== undefined &&
    permitsOn(actor, 'people.read', objectOfScope(scope, actor.person.sample))
  )
}
