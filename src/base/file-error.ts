import type { Text } from './text.ts'

/**
 * One fault in a file that someone hands in. `line` counts from 1; `path` is a JSON Pointer (RFC 6901) in a JSON file and the
 * column's name in a CSV file. Each is null where the fault has no such place.
 */
export type FileError = { file: string; line: number | null; path: string | null; message: Text }
