import type { Text } from '../base/text.ts'
import type { OrganisationKind } from './organisation.ts'

type OrganisationTable = { id: string; kind: OrganisationKind; name_th: string; name_en: string }

type BodyTable = {
  id: string
  position: number
  order_no: number | null
  name_th: string
  name_en: string
  does_th: string
  does_en: string
  chair: Text | null
  kinds: { th: string[]; en: string[] } | null
  source: string | null
  publish: boolean
}

declare module '../store/db.ts' {
  interface Tables {
    organisation: OrganisationTable
    body: BodyTable
  }
}
