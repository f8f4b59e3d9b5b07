import type { Text } from '../../base/text.ts'
import { kindOfRole, type Role, roles, type Scope } from '../people/role.ts'
import { subjectWords } from '../policy/subject.ts'

/** The city that sample people act in: เมืองสมมติ, which is no real one. */
export const sampleCity = 'mueang-sommot'

/** Somebody who is not real, whom anybody may try the product as. */
export type Sample = { role: Role; name: Text; email: string; scope: Scope }

/** In which body the samples of a body sit. Source: data/programme-rules.json, bodies. */
const bodies: Partial<Record<Role, string>> = {
  reviewer: 'working-group',
  'committee-member': 'sub-committee',
  chair: 'sub-committee',
  secretary: 'sub-committee',
}

/** One sample person for each role but the operator, who could change what is real. */
export const samples: readonly Sample[] = roles
  .filter((role) => role !== 'operator')
  .map((role) => ({
    role,
    name: {
      th: `${subjectWords[role].name.th} (ตัวอย่าง)`,
      en: `Sample ${subjectWords[role].name.en}`,
    },
    email: `${role}@sample.invalid`,
    scope: scopeOf(role),
  }))

function scopeOf(role: Role): Scope {
  if (kindOfRole(role) === 'city') return { kind: 'city', id: sampleCity }
  return { kind: 'programme', id: bodies[role] ?? null }
}
