import { sql } from 'kysely'
import { contentHash } from '../base/canonical.ts'
import type { FileError } from '../base/file-error.ts'
import { record, storeBodies, systemEntry } from '../identity/index.ts'
import { storePlaces } from '../places/index.ts'
import type { Db, Tx } from '../store/db.ts'
import { append } from '../store/outbox.ts'
import { checkFiles, type RecordFiles } from './check-files.ts'
import { bodiesOf } from './publish-rules.ts'
import type { RecordContent } from './record-content.ts'
import { recordFileName } from './record-file.ts'
import { rulesFile } from './rules-file.ts'
import { storeListings } from './store-listings.ts'
import { storeRecord } from './store-record.ts'
import {
  findVersion,
  type RecordOrigin,
  type RecordVersion,
  recordVersion,
} from './version-queries.ts'

export type ImportOutcome =
  | { outcome: 'imported'; version: string; cities: number; provinces: number }
  | { outcome: 'unchanged'; version: string }
  | { outcome: 'refused'; errors: FileError[] }

/**
 * Raised when what is derived from the same files changes (search keys, days of status), so that the next import of unchanged
 * files derives it anew.
 */
const derivation = 1

/**
 * Loads a folder of files as the record: the first load, the command line and an officer's import are all this. Everything is
 * checked first; one error refuses all and changes nothing. Files that say what the record says already change nothing either:
 * no write, no version, no event. A slug that was ever published stays: a file without it must name it among its former slugs.
 * A rule set that changes must carry a higher version. `origin` says who brings the files, `part` which part of the installation
 * loads them, as the record of who did what has it.
 */
export async function importRecord(
  db: Db,
  files: RecordFiles,
  now: Date,
  origin: RecordOrigin = 'office',
  part: 'command-line' | 'start' = 'command-line',
): Promise<ImportOutcome> {
  const { content, errors } = checkFiles(files)
  if (!content) return { outcome: 'refused', errors }
  const hash = contentHash({ derivation, content })
  return db.transaction(async (tx) => {
    await lockImports(tx)
    const present = await findVersion(tx)
    if (present?.hash === hash) return { outcome: 'unchanged', version: await recordVersion(tx) }
    const refused = [
      ...(await findLostSlugs(tx, content)),
      ...(await findUnraisedRules(tx, content)),
    ]
    if (refused.length > 0) return { outcome: 'refused', errors: refused }
    const next = { number: (present?.number ?? 0) + 1, hash, origin }
    await storeContent(tx, content, next, now)
    await record(tx, systemEntry(part, now, importDeed(present, next)))
    const version = await recordVersion(tx)
    const [cities, provinces] = [content.cities.length, content.places.provinces.length]
    append(tx, { type: 'record.imported', body: { version, hash, cities }, at: now })
    return { outcome: 'imported', version, cities, provinces }
  })
}

/** What the record of who did what says of an import: which version it made, and the hash of the content before and after. */
function importDeed(before: { hash: string } | undefined, after: { number: number; hash: string }) {
  return {
    action: 'record.import',
    object: { kind: 'record', id: null, version: after.number },
    before: before && { hash: before.hash },
    after: { hash: after.hash },
  } as const
}

/** One import at a time; readers are not held up. */
async function lockImports(tx: Tx): Promise<void> {
  await sql`lock table record_version in share row exclusive mode`.execute(tx)
}

async function findLostSlugs(tx: Tx, content: RecordContent): Promise<FileError[]> {
  const kept = new Set([...content.cities, ...content.formerSlugs].map(({ slug }) => slug))
  const known = await tx.selectFrom('city_slug').select('slug').orderBy('slug').execute()
  return known
    .filter(({ slug }) => !kept.has(slug))
    .map(({ slug }) => ({
      file: recordFileName,
      line: null,
      path: '/formerSlugs',
      message: {
        th: `รายการ ${slug} เคยเผยแพร่แล้ว ต้องอยู่ใน entries หรือระบุใน formerSlugs ว่าย้ายไปที่ใดหรือถอนเพราะเหตุใด`,
        en: `${slug} has been published: it must be among the entries, or formerSlugs must say where it moved or why it was withdrawn.`,
      },
    }))
}

async function findUnraisedRules(tx: Tx, { rules }: RecordContent): Promise<FileError[]> {
  const stored = await tx
    .selectFrom('rule_set')
    .select(['version', 'document'])
    .where('id', '=', rules.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!stored || rules.version > stored.version) return []
  if (contentHash(stored.document) === contentHash(rules)) return []
  return [
    {
      file: rulesFile,
      line: null,
      path: '/version',
      message: {
        th: `หลักเกณฑ์เปลี่ยนจากฉบับที่ ${stored.version} จึงต้องมีเลขฉบับสูงกว่านั้น`,
        en: `The rules differ from version ${stored.version}, so their version must be higher.`,
      },
    },
  ]
}

async function storeContent(
  tx: Tx,
  content: RecordContent,
  version: Omit<RecordVersion, 'about'>,
  now: Date,
): Promise<void> {
  const { places, rules } = content
  await storePlaces(tx, places)
  await storeBodies(tx, bodiesOf(rules))
  await storeRecord(tx, content, now)
  const provinces = new Map(places.provinces.map((province) => [province.code, province]))
  await storeListings(tx, content.cities, provinces)
  await tx
    .insertInto('rule_set')
    .values({ id: rules.id, version: rules.version, document: sql`${JSON.stringify(rules)}::json` })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('record_version')
    .values({
      number: version.number,
      content_hash: version.hash,
      rule_set_id: rules.id,
      rule_set_version: rules.version,
      about: sql`${JSON.stringify(content.about)}::json`,
      origin: version.origin,
      imported_at: now,
    })
    .execute()
}
