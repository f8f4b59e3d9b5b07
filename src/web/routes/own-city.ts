import {
  notPermitted,
  objectOfScope,
  requirePermitOn,
  type SignedIn,
} from '../../identity/index.ts'

/** The city one acts in, where one may do this to its data. Throws `notPermitted`. */
export function requireOwnCity({ actor }: SignedIn, action: 'city-data.read' | 'city-data.write') {
  const { mandate } = actor
  if (mandate?.scope.kind !== 'city' || mandate.scope.id === null) throw notPermitted()
  const object = objectOfScope(mandate.scope, actor.person.sample)
  requirePermitOn(actor, action, object)
  return { city: mandate.scope.id, object }
}
