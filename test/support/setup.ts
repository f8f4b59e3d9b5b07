import type { TestProject } from 'vitest/node'
import { importRecord, readRecordFolder } from '../../src/programme/index.ts'
import { guardedPool, makePool } from '../../src/store/connect.ts'
import { makeDb } from '../../src/store/handles.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate, templateName } from './databases.ts'
import type { Engine } from './engines.ts'

const shippedRecord = new URL('../../data', import.meta.url).pathname

/** Starts an engine for a project's tests, with the two templates their databases are copied from; gives what stops it. */
export async function setUp(project: TestProject, start: () => Promise<Engine>) {
  const engine = await start()
  try {
    await makeEmptyTemplate(engine.adminUrl)
    await makeRecordTemplate(engine.adminUrl)
  } catch (error) {
    await engine.stop()
    throw error
  }
  project.provide('engine', { name: engine.name, adminUrl: engine.adminUrl })
  return () => engine.stop()
}

async function makeRecordTemplate(adminUrl: string) {
  await copyTemplate(adminUrl, 'empty', templateName('record'))
  const pool = makePool(addressesOf(adminUrl, templateName('record')).appUrl)
  try {
    const files = await readRecordFolder(shippedRecord)
    const done = await importRecord(makeDb(guardedPool(pool)), files, new Date())
    if (done.outcome !== 'imported') throw new Error(`the shipped record: ${JSON.stringify(done)}`)
  } finally {
    await pool.end()
  }
}
