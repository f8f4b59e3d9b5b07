import type { FileError } from '../base/file-error.ts'
import { type JsonFile, readShaped, type Shape } from '../base/shaped-file.ts'
import { checkPlaces, missingFile } from '../places/index.ts'
import { checkRecord } from './check-record.ts'
import { checkRules } from './check-rules.ts'
import { readRecordFile } from './read-record-file.ts'
import type { RecordContent } from './record-content.ts'
import { recordFileName, recordFileShape } from './record-file.ts'
import { ruleSetShape, rulesFile } from './rules-file.ts'

/** The files of a record by their names, as text. */
export type RecordFiles = ReadonlyMap<string, string>

/**
 * Checks a folder of files to the end and gives what they say. What one file refers to in another is checked when the other
 * could be read; content is given only when nothing is wrong.
 */
export function checkFiles(files: RecordFiles): { content?: RecordContent; errors: FileError[] } {
  const places = checkPlaces(files)
  const errors = [...places.errors]
  const rules = readFile(files, rulesFile, ruleSetShape, errors)
  const record = readFile(files, recordFileName, recordFileShape, errors)
  if (rules) errors.push(...checkRules(rules))
  if (rules && record && places.content)
    errors.push(
      ...checkRecord(record, {
        provinces: new Map(places.content.provinces.map((province) => [province.code, province])),
        bodies: new Set(rules.value.bodies.map((body) => body.id)),
        validityMonths: rules.value.emblem.validityMonths.value,
      }),
    )
  if (errors.length > 0 || !rules || !record || !places.content) return { errors }
  const content = { places: places.content, rules: rules.value, ...readRecordFile(record.value) }
  return { content, errors }
}

function readFile<T>(
  files: RecordFiles,
  name: string,
  shape: Shape<T>,
  errors: FileError[],
): JsonFile<T> | undefined {
  const text = files.get(name)
  if (text === undefined) {
    errors.push(missingFile(name))
    return undefined
  }
  const read = readShaped(name, text, shape)
  if ('json' in read) return read.json
  errors.push(...read.errors)
  return undefined
}
