import type { Lang, Text } from '../base/text.ts'
import { type Role, subjectWords } from '../identity/index.ts'
import { show } from './thai.ts'

/** A role and the name of the place it is held in; without a place it is held in the programme as a whole. */
export type HeldRole = { role: Role; place: Text | null }

/** The name of a role as the policy has it. */
export function showRole(role: Role, lang: Lang): string {
  return show(subjectWords[role].name, lang)
}

/** Role and place in a line: `บริกรข้อมูล · ขอนแก่น`. */
export function showHeldRole({ role, place }: HeldRole, lang: Lang): string {
  const name = showRole(role, lang)
  return place ? `${name} · ${show(place, lang)}` : name
}
