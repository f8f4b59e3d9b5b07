import type { Lang, Text } from '../../base/text.ts'
import { relations, relationWords } from './relation.ts'
import { subjects, subjectWords } from './subject.ts'
import { type Action, actions, policy, policyParts } from './table.ts'

/** What the parts of the policy are called. */
export const policyPartWords: Record<keyof typeof policyParts, Text> = {
  record: { th: 'ข้อมูลสาธารณะ', en: 'The public record' },
  people: { th: 'บุคคล', en: 'People' },
  mandates: { th: 'การมอบหมาย', en: 'Mandates' },
  access: { th: 'การเข้าใช้ การตรวจสอบ และความเป็นส่วนตัว', en: 'Access, audit and privacy' },
  cityData: { th: 'ข้อมูลเมือง', en: 'City data' },
  plan: { th: 'แผนและความก้าวหน้า', en: 'Plans and progress' },
  assessment: { th: 'การประเมินและคำวินิจฉัย', en: 'Assessment and decisions' },
  nation: { th: 'ตราสัญลักษณ์ การมีส่วนร่วม และระบบ', en: 'Emblems, taking part, the system' },
}

const words = {
  th: {
    columns: ['การกระทำ', 'ผู้มีสิทธิ (ความสัมพันธ์กับเรื่อง)', 'เหตุผล'],
    subjects: ['ผู้กระทำ', 'ชื่อ', 'เหตุผล'],
    relations: ['ความสัมพันธ์', 'ชื่อ', 'ความหมาย'],
    nobody: 'ไม่มี',
  },
  en: {
    columns: ['Action', 'Who may (relation to what is acted on)', 'Why'],
    subjects: ['Who', 'Name', 'Why'],
    relations: ['Relation', 'Name', 'Meaning'],
    nobody: 'nobody',
  },
} as const

/** The whole policy as Markdown tables for the docs: who there is, which relations, and every action with who may do it and why. */
export function printPolicy(lang: Lang): string {
  const { columns, subjects: subjectHead, relations: relationHead } = words[lang]
  const sections = Object.entries(policyParts).map(([part, rows]) => {
    const body = (Object.keys(rows) as Action[]).map((action) => [
      `${policy[action].name[lang]}<br>\`${action}\``,
      printGrants(action, lang),
      policy[action].why[lang],
    ])
    return `## ${policyPartWords[part as keyof typeof policyParts][lang]}\n\n${printTable(columns, body)}`
  })
  const who = subjects.map((subject) => [
    `\`${subject}\``,
    subjectWords[subject].name[lang],
    subjectWords[subject].why[lang],
  ])
  const how = relations.map((relation) => [
    `\`${relation}\``,
    relationWords[relation].name[lang],
    relationWords[relation].why[lang],
  ])
  return `${[printTable(subjectHead, who), printTable(relationHead, how), ...sections].join('\n\n')}\n`
}

/** The table in one line an action, for the eye and for comparing: `plan.submit: city-developer own-city own-organisation`. */
export function listPolicy(): string[] {
  return actions.map((action) => {
    const grants = subjects.flatMap((subject) => {
      const relations = policy[action].may[subject]
      return relations ? [`${subject} ${relations.join(' ')}`] : []
    })
    return `${action}: ${grants.join(', ')}`
  })
}

function printGrants(action: Action, lang: Lang): string {
  const grants = subjects.flatMap((subject) => {
    const relations = policy[action].may[subject]
    if (!relations) return []
    const names = relations.map((relation) => relationWords[relation].name[lang])
    return [`${subjectWords[subject].name[lang]} (${names.join(', ')})`]
  })
  return grants.join('<br>') || words[lang].nobody
}

function printTable(head: readonly string[], rows: string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
