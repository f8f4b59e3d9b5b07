import {
  type Action,
  objectOfScope,
  type PolicyObject,
  permitsOn,
  type SignedIn,
} from '../identity/index.ts'

type TokenAction = Extract<Action, `token.${string}`>

/** The slug of the city whose data space the actor may do this to tokens of, and the space as the policy looks at it. */
export type TokenSpace = { city: string; space: PolicyObject }

/** The city of the acting mandate, where its tokens are the actor's to do this to; undefined where they are not. */
export function tokenSpaceOf(
  { mandate, ...who }: SignedIn['actor'],
  action: TokenAction,
): TokenSpace | undefined {
  if (mandate?.scope.kind !== 'city' || mandate.scope.id === null) return undefined
  const space = objectOfScope(mandate.scope, who.person.sample)
  return permitsOn({ ...who, mandate }, action, space)
    ? { city: mandate.scope.id, space }
    : undefined
}
