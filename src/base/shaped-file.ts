import { Settings } from 'typebox/system'
import type { FileError } from './file-error.ts'
import { lineOfPointer, readJson } from './json-file.ts'
import { sayShapeErrors } from './shape-error.ts'
import type { Text } from './text.ts'

/** A JSON file that was read: `value` is what it says, `text` serves to find lines. */
export type JsonFile<T> = { file: string; text: string; value: T }

/** What a shape compiled by TypeBox can do. */
export type Shape<T> = {
  Check(value: unknown): value is T
  Errors(value: unknown): Parameters<typeof sayShapeErrors>[0]
}

/** Reads a JSON file of a shape. Errors carry JSON Pointer and line. */
export function readShaped<T>(
  file: string,
  text: string,
  shape: Shape<T>,
): { json: JsonFile<T> } | { errors: FileError[] } {
  const read = readJson(file, text)
  if ('error' in read) return { errors: [read.error] }
  const json = { file, text: text.replace(/^\ufeff/, ''), value: read.value as T }
  if (shape.Check(read.value)) return { json }
  return {
    errors: sayShapeErrors(findErrors(shape, read.value)).map(({ path, message }) =>
      errorAt(json, path, message),
    ),
  }
}

/** An error at a place in a JSON file. `path` is a JSON Pointer. */
export function errorAt(json: JsonFile<unknown>, path: string, message: Text): FileError {
  return { file: json.file, line: lineOfPointer(json.text, path), path, message }
}

/** As many errors as a reader may want to see at once; TypeBox stops at 8 of itself, to protect servers. */
const mostErrors = 200

export function findErrors(shape: Shape<unknown>, value: unknown) {
  const { maxErrors } = Settings.Get()
  Settings.Set({ maxErrors: mostErrors })
  try {
    return shape.Errors(value)
  } finally {
    Settings.Set({ maxErrors })
  }
}
