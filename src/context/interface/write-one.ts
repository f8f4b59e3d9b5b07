import { Problem } from '../../base/problem.ts'
import { resourceNotFound } from '../problems.ts'
import type { Done, Edit, Writer } from '../write/index.ts'
import type { Call } from './call.ts'

/** Carries out what a request asks for, each edit with a result of its own: what came of it, or why it was refused. */
export type WriteMany = (call: Call, edits: readonly Edit[]) => Promise<(Done | Problem)[]>

/** Carries out the one edit of a request. Throws the problem for which it was refused. */
export type WriteOne = (call: Call, edit: Edit) => Promise<Done>

/** The ways in which routes write. One request is one entry of the record of who did what. */
export function writingWith(writer: Writer): { one: WriteOne; many: WriteMany } {
  const many: WriteMany = (call, edits) => writer.write(call.space, edits, call.act)
  const one: WriteOne = async (call, edit) => {
    const [outcome] = await many(call, [edit])
    if (outcome instanceof Problem) throw outcome
    return outcome as Done
  }
  return { one, many }
}

/** The same edit, of an entity that has all of these types. Throws ResourceNotFound of one that has not. */
export function ofTypes(types: readonly string[], edit: Edit): Edit {
  if (types.length === 0) return edit
  return {
    ...edit,
    make: (was, at) => {
      if (was && !types.every((type) => was.types.includes(type))) throw otherType(edit.entityId)
      return edit.make(was, at)
    },
  }
}

function otherType(entityId: string) {
  return resourceNotFound({
    detail: {
      th: 'มีเอนทิตีนี้ แต่ไม่ใช่ชนิดที่ระบุ',
      en: 'There is such an entity, but it is not of this type.',
    },
    members: { entityId },
  })
}
