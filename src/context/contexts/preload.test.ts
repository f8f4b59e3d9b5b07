import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readPreload } from './preload.ts'

const url = 'https://example.org/context.jsonld'

/** Writes files into a folder of their own; gives the path of the first. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'contexts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'files'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return join(folder, Object.keys(files)[0] as string)
}

test('addresses get the documents of files, which count from where the map stands', async () => {
  const file = folderOf({
    'map.json': JSON.stringify({ 'HTTPS://Example.org/context.jsonld': 'files/a.jsonld' }),
    'files/a.jsonld':
      '\ufeff{ "name": "left out", "@context": ["./other.jsonld", { "a": "urn:a" }] }',
  })
  expect([...(await readPreload(file))]).toEqual([
    [url, '{"@context":["./other.jsonld",{"a":"urn:a"}]}'],
  ])
})

test.each([
  ['{', /map\.json: /],
  ['[]', /map\.json: a JSON object/],
  [`{"${url}": "a", "${url}": "b"}`, /map\.json: The key/],
  [`{"${url}": 7}`, /map\.json: https:\/\/example\.org\/context\.jsonld: an http or https address/],
  ['{"ftp://example.org/": "files/a"}', /map\.json: ftp:\/\/example\.org\/: an http/],
  [`{"${url}": "files/none"}`, /files\/none: the file cannot be read \(ENOENT\)/],
  [`{"${url}": "files"}`, /files: the file cannot be read \(EISDIR\)/],
  [`{"${url}": "files/empty.jsonld"}`, /empty\.jsonld: a JSON object with a member @context/],
  [`{"${url}": "files/wrong.jsonld"}`, /wrong\.jsonld: .*@context\.b/],
  [`{"${url}": "files/deep.jsonld"}`, /deep\.jsonld: At most 16 levels/],
])('%s is refused by the file that is wrong, before anything is served', async (map, told) => {
  const file = folderOf({
    'map.json': map,
    'files/empty.jsonld': '{}',
    'files/wrong.jsonld': '{"@context": {"b": {"@reverse": "urn:b"}}}',
    'files/deep.jsonld': `{"@context": ${'['.repeat(40)}${']'.repeat(40)}}`,
  })
  await expect(readPreload(file)).rejects.toMatchObject({
    kind: { type: 'contexts-file-refused' },
    facts: { detail: { en: expect.stringMatching(told) } },
  })
})
