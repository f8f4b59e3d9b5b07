import { sql } from 'kysely'
import { contentHash } from '../../base/canonical.ts'
import { bangkokDay } from '../../base/day.ts'
import type { FileError } from '../../base/file-error.ts'
import { type Act, doneEntry, record, requirePermitOn } from '../../identity/index.ts'
import { listProvinces } from '../../places/index.ts'
import type { Db, Tx } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import { checkStatistic } from './check-statistic.ts'
import { findNewest, storeVersion } from './queries.ts'
import type { StatisticContent, StatisticFiles } from './statistic.ts'

export type StatisticOutcome =
  | { outcome: 'imported'; id: string; version: number; years: number[] }
  | { outcome: 'unchanged'; id: string; version: number }
  | { outcome: 'refused'; errors: FileError[] }

/**
 * Loads an official statistic by province and year as a new version of its dataset. Everything is checked first; one error refuses
 * all and changes nothing. What the newest version says already changes nothing either. Earlier versions stay.
 *
 * `act` is whoever asks over the interface; the command line has none. Throws `notPermitted` or `signInNeeded`.
 */
export async function importStatistic(
  db: Db,
  files: StatisticFiles,
  now: Date,
  act?: Act,
): Promise<StatisticOutcome> {
  if (act) requirePermitOn(act.actor, 'record.import', {})
  const provinces = await listProvinces(db.read)
  const { content, errors } = checkStatistic(files, provinces, bangkokDay(now))
  if (!content) return { outcome: 'refused', errors }
  return db.transaction((tx) => storeChecked(tx, files, content, now, act))
}

async function storeChecked(
  tx: Tx,
  files: StatisticFiles,
  content: StatisticContent,
  now: Date,
  act: Act | undefined,
): Promise<StatisticOutcome> {
  await lockImports(tx)
  const { id, unit } = content.definition
  const hash = contentHash(content)
  const present = await findNewest(tx, id)
  if (present?.hash === hash) return { outcome: 'unchanged', id, version: present.version }
  if (present && present.definition.unit.code !== unit.code)
    return { outcome: 'refused', errors: [otherUnit(files, present.definition.unit.code)] }
  const version = (present?.version ?? 0) + 1
  await storeVersion(tx, content, { version, hash, now })
  append(tx, { type: 'statistic.imported', body: { id, version, hash }, at: now })
  if (act)
    await record(
      tx,
      doneEntry(act, {
        action: 'record.import',
        object: { kind: 'statistic', id, version },
        before: present?.hash,
        after: hash,
      }),
    )
  return {
    outcome: 'imported',
    id,
    version,
    years: [...new Set(content.rows.map((row) => row.year))],
  }
}

/** One import at a time; readers are not held up. */
async function lockImports(tx: Tx): Promise<void> {
  await sql`lock table statistic in share row exclusive mode`.execute(tx)
}

function otherUnit({ definition }: StatisticFiles, before: string): FileError {
  return {
    file: definition.name,
    line: null,
    path: '/unit/code',
    message: {
      th: `ฉบับก่อนใช้หน่วย ${before} ตัวเลขคนละหน่วยต้องเป็นชุดข้อมูลใหม่ (id ใหม่)`,
      en: `Earlier versions are in ${before}: figures in another unit are another dataset, with an id of their own.`,
    },
  }
}
