import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bakePng } from '../../src/emblem/bake/bake-png.ts'
import { bakeSvg } from '../../src/emblem/bake/bake-svg.ts'
import { drawPng } from '../../src/emblem/bake/draw-png.ts'
import { unbake } from '../../src/emblem/bake/unbake.ts'
import { writePdf } from '../../src/emblem/bake/write-pdf.ts'
import { linesOf } from '../../src/emblem/lettering/faces.ts'
import { badgePicture } from '../../src/emblem/picture/badge-picture.ts'
import { emblemPicture } from '../../src/emblem/picture/emblem-picture.ts'
import { drawMark } from '../../src/emblem/picture/mark.ts'
import { readMarkFile } from '../../src/emblem/picture/read-mark-file.ts'
import { facts, text } from './facts.ts'
import { anInstallation, now } from './installation.ts'

const small =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
const isRefused = expect.objectContaining({
  kind: expect.objectContaining({ type: 'no-credential-inside' }),
})

test('what is baked into JSON, SVG, PNG and PDF comes out as it was', async () => {
  const emblem = await anInstallation().emblem((body) => ({ ...body, name: 'ก]]>ข]]]]>&<' }))
  const svg = emblemPicture(facts)
  const pdf = await writePdf({ ...facts, foot: [text('ท้าย', 'Foot')], at: now }, emblem)
  const files = [
    Buffer.from(JSON.stringify(emblem)),
    Buffer.from(bakeSvg(svg, emblem)),
    Buffer.from(`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">${bakeSvg(svg, emblem)}`),
    bakePng(drawPng(svg, 200), emblem),
    pdf,
  ]
  for (const file of files) expect(JSON.stringify(unbake(file))).toBe(JSON.stringify(emblem))
})

test('hostile files hold no credential: two of them, cut ones, entities, what unfolds without end', async () => {
  const emblem = await anInstallation().emblem()
  const png = bakePng(drawPng(small, 8), emblem)
  const svg = bakeSvg(small, emblem)
  const chunkBegin = png.indexOf('iTXt') - 4
  const compressed = Buffer.from(png)
  compressed[png.indexOf('openbadgecredential') + 20] = 1
  const endless = Buffer.from(png)
  endless.writeUInt32BE(0xffffffff, chunkBegin)
  const bomb = Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj <</Type /EmbeddedFile /Length 9>>\nstream\n'),
    deflateSync(Buffer.alloc(64 * 1024 * 1024, 'OpenBadgeCredential ')),
    Buffer.from('\nendstream'),
  ])
  const hostile: [string, Buffer][] = [
    ['no chunk', drawPng(small, 8)],
    ['two chunks', bakePng(png, emblem)],
    ['a compressed chunk', compressed],
    ['a length without end', endless],
    ['a cut file', png.subarray(0, chunkBegin + 40)],
    ['two credentials', Buffer.from(bakeSvg(svg, emblem))],
    ['an entity', Buffer.from(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${svg}`)],
    ['an open section', Buffer.from(svg.replace(']]></openbadges', '</openbadges'))],
    ['no credential', Buffer.from(small)],
    ['an empty PDF', Buffer.from('%PDF-1.7\n%%EOF')],
    ['a bomb', bomb],
    ['nothing', Buffer.alloc(0)],
  ]
  for (const [what, file] of hostile)
    expect([
      what,
      (() => {
        try {
          return unbake(file)
        } catch (error) {
          return error
        }
      })(),
    ]).toEqual([what, isRefused])
  for (const json of ['{"a":1,"a":2}', '{"__proto__":{}}', '['.repeat(50), 'not json'])
    expect(() => unbake(Buffer.from(json))).toThrow()
})

test('Thai lines break between words and never inside one; what follows a number stays with it', () => {
  const title = 'ตราสัญลักษณ์เมืองอัจฉริยะประเทศไทยได้รับการรับรองหนึ่งหมื่นหนึ่งพันแห่ง'
  const lines = linesOf(title, 190, 20)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join('')).toBe(title)
  const words = new Set(
    [...new Intl.Segmenter('th', { granularity: 'word' }).segment(title)].map(({ index }) => index),
  )
  let at = 0
  for (const line of lines.slice(0, -1)) {
    at += line.length
    expect(words.has(at)).toBe(true)
  }
  expect(linesOf('มีผลถึง 15 มกราคม\u00a02571', 150, 20).at(-1)).toContain('มกราคม\u00a02571')
})

test('the pictures are of our own design: no name, mark or shape of the state in them, and the sample says it is one', () => {
  const pictures = [
    emblemPicture(facts),
    badgePicture({
      city: 'เมืองสมมติ',
      legal: 'พักใช้',
      data: null,
      tone: 'red',
      sample: 'ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง',
      at: 'ณ วันนี้',
    }),
  ]
  for (const picture of pictures) {
    expect(picture).not.toMatch(
      /garuda|ครุฑ|depa|smart city thailand|ministry|กระทรวง|ราชการ|royal|<image|<text/i,
    )
    expect(picture).toContain('ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง')
    expect(picture).not.toMatch(/style=|<script|href="http/)
  }
})

test('the mark keeps its form whatever the data say; the strip below changes', () => {
  const of = (tone: 'green' | 'grey', data: string) =>
    badgePicture({ city: 'ก', legal: 'ข', data, tone, sample: null, at: 'ค' })
  const [proven, none] = [of('green', 'เป็นไปตามแผน'), of('grey', 'ยังไม่ได้เชื่อมต่อข้อมูล')]
  const markOf = (picture: string) =>
    /<g transform="translate\(60 [^"]*"\).*?<\/g>|<circle r="100".*?stroke-linecap="round"\/><path d="M-44[^>]*>/.exec(
      picture,
    )?.[0]
  expect(markOf(proven)).toBeDefined()
  expect(markOf(proven)).toBe(markOf(none))
  expect(proven).not.toBe(none)
})

const square = (inside: string, more = 'viewBox="0 0 10 10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${more}>${inside}</svg>`

/** What becomes of a file as the mark of an authority. */
async function asMark(text: string | Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lm-mark-'))
  try {
    writeFileSync(join(folder, 'mark.svg'), text)
    return await readMarkFile(join(folder, 'mark.svg'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('an authority’s mark takes the place of ours on picture, badge and print', async () => {
  const mark = await asMark(
    `<?xml version="1.0"?>\n<!-- drawn -->\n${square('<title>ตรา</title><g fill="#123456"><circle cx="5" cy="5" r="5"/></g>')}`,
  )
  expect(mark).toBe(
    '<g transform="scale(20) translate(-5 -5)"><g fill="#123456"><circle cx="5" cy="5" r="5"/></g></g>',
  )
  const badge = { city: 'ก', legal: 'ข', data: null, tone: 'grey', sample: null, at: 'ค' } as const
  for (const picture of [emblemPicture({ ...facts, mark }), badgePicture({ ...badge, mark })]) {
    expect(picture).toContain(mark)
    expect(picture).not.toContain(drawMark())
  }
  const sheet = { ...facts, foot: [text('ท้าย', 'Foot')], at: now }
  const [ours, theirs] = [await writePdf(sheet, {}), await writePdf({ ...sheet, mark }, {})]
  expect(theirs.equals(ours)).toBe(false)
})

test.each([
  ['a script', square('<script>x</script>')],
  ['a handler', square('<path d="M0 0h9v9z" onload="x"/>')],
  ['a link', square('<a href="https://e.example"><path d="M0 0h9v9z"/></a>')],
  ['a picture', square('<image href="data:image/png;base64,AA"/>')],
  ['a reference', square('<path d="M0 0h9v9z" fill="url(#x)"/>')],
  ['a use', square('<use href="#x"/>')],
  ['a style', square('<style>*{}</style>')],
  ['a style attribute', square('<path d="M0 0h9v9z" style="fill:red"/>')],
  ['text', square('<text>ตรา</text>')],
  ['words beside', square('ตรา<path d="M0 0h9v9z"/>')],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${square('<path d="M0 0h9v9z"/>')}`],
  ['a section', square('<![CDATA[<script>]]>')],
  ['another language', square('<foreignObject><div/></foreignObject>')],
  ['what does not close', square('<g><path d="M0 0h9v9z"/>')],
  ['two roots', square('') + square('')],
  ['no square', square('<path d="M0 0h9v9z"/>', 'viewBox="0 0 20 10"')],
  ['no frame', square('<path d="M0 0h9v9z"/>', '')],
  ['shapes beyond it', square('<path d="M0 0h20v9z"/>')],
  ['nothing to be seen', square('<path d="M0 0h9v9z" fill="none"/>')],
  ['too deep a nest', square('<g>'.repeat(30) + '</g>'.repeat(30))],
  ['too many shapes', square('<path d="M0 0h9v9z"/>'.repeat(2_100))],
  ['a large file', square(`<path d="M0 0${'h1'.repeat(40_000)}z"/>`)],
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['nothing', ''],
])('a mark with %s is refused', async (_what, file) => {
  await expect(asMark(file)).rejects.toMatchObject({ kind: { type: 'mark-refused' } })
})
