import type { FileError } from '../base/file-error.ts'
import { readJson } from '../base/json-file.ts'
import { placeFiles } from './place-files.ts'

/** Checks, where a folder brings the file of boundaries, that it draws each province once and nothing else. */
export function checkBoundaries(
  files: ReadonlyMap<string, string>,
  provinces: { values: { code: string } }[],
): FileError[] {
  const file = placeFiles.boundaries
  const text = files.get(file)
  if (text === undefined) return []
  const read = readJson(file, text)
  if ('error' in read) return [read.error]
  const path = '/objects/provinces/geometries'
  const drawn = codesOf(read.value)
  if (!drawn)
    return [
      {
        file,
        line: null,
        path,
        message: { th: 'ไม่ใช่ TopoJSON ที่มีขอบเขตจังหวัด', en: 'This is no TopoJSON with provinces.' },
      },
    ]
  const known = new Set(provinces.map((row) => row.values.code))
  const missing = [...known].filter((code) => !drawn.includes(code))
  const strange = drawn.filter((code, at) => !known.has(code) || drawn.indexOf(code) !== at)
  return [
    ...missing.map((code) => ({
      th: `ไม่มีขอบเขตของจังหวัด ${code}`,
      en: `Province ${code} is not drawn.`,
    })),
    ...strange.map((code) => ({
      th: `ขอบเขต ${code} ซ้ำหรือไม่อยู่ในรายชื่อจังหวัด`,
      en: `${code} is drawn twice or is no province of the list.`,
    })),
  ].map((message) => ({ file, line: null, path, message }))
}

function codesOf(value: unknown): string[] | undefined {
  const topology = value as {
    type?: unknown
    objects?: { provinces?: { geometries?: { properties?: { code?: unknown } }[] } }
  } | null
  const geometries = topology?.objects?.provinces?.geometries
  if (topology?.type !== 'Topology' || !Array.isArray(geometries)) return undefined
  return geometries.map((geometry) => String(geometry?.properties?.code))
}
