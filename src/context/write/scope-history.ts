import type { InstanceChange } from '../entity/change.ts'
import type { Entity } from '../entity/entity.ts'
import { scopeAttribute } from '../entity/scope.ts'
import { oneOrMany } from '../json.ts'

/** What became of the scopes of an entity, told as of an attribute, as which they have a history. Source: CIM 009 4.18, 4.5.6. */
export function scopeChanges(
  before: Entity | undefined,
  after: Entity | undefined,
): InstanceChange[] {
  const [was, is] = [before?.scopes ?? [], after?.scopes ?? []]
  if (was.join('\n') === is.join('\n')) return []
  if (is.length === 0) return [{ attribute: scopeAttribute }]
  return [{ attribute: scopeAttribute, is: { kind: 'Property', value: oneOrMany(is) } }]
}
