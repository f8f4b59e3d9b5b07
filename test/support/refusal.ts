import { expect } from 'vitest'
import { checkFiles } from '../../src/programme/check-files.ts'

/** One bad file: what is wrong, the files, where it must be found (`file:line:path`) and a part of the English message. */
export type BadFiles = [
  wrong: string,
  files: ReadonlyMap<string, string>,
  place: RegExp,
  english: string,
]

/** Expects that files are refused for a reason, at a place, and that every reason stands in Thai too. */
export function expectRefusal(files: ReadonlyMap<string, string>, place: RegExp, english: string) {
  const { content, errors } = checkFiles(files)
  expect(content).toBeUndefined()
  const told = errors.map(({ file, line, path, message }) => ({
    place: `${file}:${line ?? ''}:${path ?? ''}`,
    message,
  }))
  const found = told.find((error) => place.test(error.place) && error.message.en.includes(english))
  expect(found, JSON.stringify(told, null, 1)).toBeDefined()
  for (const { message } of told) expect(message.th).toMatch(/[ก-๙]/)
}
