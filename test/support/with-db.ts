import { guardedPool, makePool } from '../../src/store/connect.ts'
import type { Db } from '../../src/store/db.ts'
import { makeDb } from '../../src/store/handles.ts'
import { makeTestDatabase, type Template } from './databases.ts'

/** Runs a story on a migrated database of its own that holds nothing. */
export function withDb(story: (db: Db) => Promise<void>): Promise<void> {
  return onCopyOf('empty', story)
}

/** Runs a story on a database of its own that holds the shipped record. */
export function withRecord(story: (db: Db) => Promise<void>): Promise<void> {
  return onCopyOf('record', story)
}

async function onCopyOf(template: Template, story: (db: Db) => Promise<void>): Promise<void> {
  const database = await makeTestDatabase(template)
  const pool = makePool(database.appUrl)
  try {
    await story(makeDb(guardedPool(pool)))
  } finally {
    await pool.end()
    await database.drop()
  }
}
