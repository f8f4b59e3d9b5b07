/**
 * What readers call a point: its entity's id without scheme, type and space, which are the same for all of a city: `charger-1`,
 * `applications:csv`. An id of another form stays whole.
 */
export function pointName(entityId: string): string {
  const [urn, ngsi, , , ...own] = entityId.split(':')
  return urn === 'urn' && ngsi === 'ngsi-ld' && own.length > 0 ? own.join(':') : entityId
}
