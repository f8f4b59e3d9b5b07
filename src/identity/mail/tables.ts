import type { ColumnType, Generated } from 'kysely'
import type { Lang } from '../../base/text.ts'

type MailTable = {
  id: string
  recipient: string
  subject: string
  body: string | null
  lang: Lang
  written_at: ColumnType<Date, Date, never>
  due_at: Date | null
  tries: Generated<number>
  last_error: string | null
  delivered_at: Date | null
  delivered_to: string | null
}

declare module '../../store/db.ts' {
  interface Tables {
    mail: MailTable
  }
}
