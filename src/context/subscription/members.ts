import type { Projection } from '../entity/project.ts'
import { type Context, compactName } from '../ld/context.ts'
import type { Member } from './subscription.ts'

/** Members of entities as they are kept with a subscription, and as projections. */

export function toMembers(projection: Projection): Member[] {
  return Array.from(projection, ([name, behind]) => (behind ? [name, toMembers(behind)] : name))
}

export function toProjection(members: readonly Member[]): Projection {
  return new Map(
    members.map((member) =>
      typeof member === 'string'
        ? ([member, undefined] as const)
        : ([member[0], toProjection(member[1])] as const),
    ),
  )
}

/** Writes a member as a subscription names it: `name`, or `name{first,second}`. */
export function writeMember(member: Member, context: Context): string {
  if (typeof member !== 'string') {
    const behind = member[1].map((one) => writeMember(one, context)).join()
    return `${compactName(context, member[0])}{${behind}}`
  }
  // Members of the entity itself keep their names.
  return member.includes(':') ? compactName(context, member) : member
}
