import type { Text } from '../../base/text.ts'

/** The grounds on which personal data may be kept without consent, and consent. Source: PDPA, B.E. 2562, sections 19 and 24. */
export const legalBases = {
  'public-task': {
    th: 'ภารกิจเพื่อประโยชน์สาธารณะหรือการใช้อำนาจรัฐ (มาตรา 24 (4))',
    en: 'task in the public interest or official authority (section 24 (4))',
  },
  'legitimate-interest': {
    th: 'ประโยชน์โดยชอบด้วยกฎหมาย (มาตรา 24 (5))',
    en: 'legitimate interest (section 24 (5))',
  },
  'legal-obligation': {
    th: 'การปฏิบัติตามกฎหมาย (มาตรา 24 (6))',
    en: 'compliance with a law (section 24 (6))',
  },
  consent: { th: 'ความยินยอม (มาตรา 19)', en: 'consent (section 19)' },
} satisfies Record<string, Text>
export type LegalBasis = keyof typeof legalBases

/** Something personal that is kept: one or more columns of a table that have one purpose. */
export type PersonalField = {
  columns: readonly string[]
  name: Text
  purpose: Text
  basis: LegalBasis
  /** How long it is kept, as the product in fact does. */
  retention: Text
  /** Left out of the copy a person gets: a secret, or what only the installation can read. */
  secret?: true
}

/** What erasing a person does to their rows in a table. */
export type OnErasure =
  | { does: 'delete' }
  | { does: 'clear'; columns: readonly string[] }
  | { does: 'pseudonym' }
  | { does: 'keep'; because: Text }

/**
 * A table that holds personal data: an entry of the record of processing, and what copy and erasure go by, so that the three cannot
 * differ. Rooms above declare their own.
 */
export type PersonalTable = {
  table: string
  name: Text
  /** The column that says whose a row is, by the person's id or e-mail address; none where it cannot be told. */
  subject: { column: string; is: 'id' | 'email' } | null
  /** Columns with the id of a person who acted on the row. It comes along in their copy and is not erased with them. */
  actors?: readonly string[]
  fields: readonly PersonalField[]
  /** Columns that say nothing about a person by themselves. They come along in the copy. */
  plain: readonly string[]
  onErasure: OnErasure
}

export const erasureWords: Record<OnErasure['does'], Text> = {
  delete: { th: 'ลบทันที', en: 'deleted at once' },
  clear: { th: 'ล้างช่องข้อมูลส่วนบุคคล', en: 'the personal fields are emptied' },
  pseudonym: { th: 'แทนด้วยนามแฝง', en: 'replaced by a pseudonym' },
  keep: { th: 'คงไว้ภายใต้รหัสสุ่ม', en: 'kept under the random id' },
}
