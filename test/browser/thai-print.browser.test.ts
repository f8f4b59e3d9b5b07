import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePdf } from '../../src/emblem/bake/write-pdf.ts'
import { faceFile } from '../../src/emblem/lettering/faces.ts'
import { facts, text } from '../emblem/facts.ts'
import { chromiumPath, quietly } from './chromium.ts'
import { type Ink, inkOf, likeness } from './ink.ts'

/** Where setting Thai goes wrong: marks over upper vowels and tall letters, below letters with a foot, and sara am. */
const marks = 'ที่ ผู้ ปิ่น ปี่ ฝ้าย ฟั่น กี๋ เป๋ ไป่ กำลัง ญู่ ฐุ ฎุ ฏู กุ้ง ชู้ หญ้า ฐาน ปุ๋ย รู้'
const saraAm = 'กำ น้ำ ป้ำ ล้ำ ค่ำ ทำเนียบ จำนำ สำคัญ'
/** A point is so many pixels of the rendered page. */
const scale = 4
const size = 13.5 * scale

let folder = ''
let page: Page
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lm-print-'))
  // Outlines as they are, not fitted to pixels: that is how a page is printed.
  const args = [...quietly, '--font-render-hinting=none']
  const browser = await chromium.launch({ executablePath: chromiumPath(), args })
  ends.push(() => browser.close())
  page = await browser.newPage()
  const font = faceFile('normal-thai').toString('base64')
  await page.evaluate(
    `new FontFace('Print', 'url(data:font/woff;base64,${font})').load().then((face) => { document.fonts.add(face) })`,
  )
})
afterAll(async () => {
  for (const end of ends) await end()
  rmSync(folder, { recursive: true, force: true })
})

/** The certificate with a line of these words, as a page of grey: 255 is paper. */
async function printed(line: string): Promise<Ink> {
  const sheet = { ...facts, lines: [text(line, 'Line')], foot: [text('ท้าย', 'Foot')] }
  const file = join(folder, 'page')
  writeFileSync(`${file}.pdf`, await writePdf({ ...sheet, at: new Date(0) }, {}))
  const options = ['-r', String(72 * scale), '-gray', '-singlefile']
  execFileSync('pdftoppm', [...options, `${file}.pdf`, file])
  const pgm = readFileSync(`${file}.pgm`)
  const [head = '', width, height] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 60)) ?? []
  return { width: Number(width), height: Number(height), grey: pgm.subarray(head.length) }
}

/** The same line by another hand: Chromium shapes with HarfBuzz. With `unshaped` every letter stands for itself. */
async function drawn(line: string, unshaped = false): Promise<Ink> {
  const [width, height] = [2400, 160]
  const parts = JSON.stringify(unshaped ? [...line] : [line])
  const grey: string = await page.evaluate(`{
    const context = new OffscreenCanvas(${width}, ${height}).getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, ${width}, ${height})
    context.fillStyle = '#12211f'
    context.font = '${size}px Print'
    context.textRendering = 'geometricPrecision'
    let x = 20
    for (const part of ${parts}) {
      context.fillText(part, x, 110)
      x += context.measureText(part).width
    }
    const { data } = context.getImageData(0, 0, ${width}, ${height})
    let bytes = ''
    for (let at = 0; at < data.length; at += 4) bytes += String.fromCharCode(data[at + 1])
    btoa(bytes)
  }`)
  return { width, height, grey: Buffer.from(grey, 'base64') }
}

/** From here on two lines are the same: what is left is how each renderer rounds its edges. */
const same = 0.97

test('Thai on the printed certificate stands as another renderer sets it, mark by mark', async () => {
  // What the page says besides the line is on both pages, and falls away.
  const blank = await printed(' ')
  for (const line of [marks, saraAm]) {
    const ours = inkOf(await printed(line), blank)
    expect(likeness(ours, inkOf(await drawn(line)))).toBeGreaterThan(same)
    // A renderer that does not shape, a tone that is not there, and a lost ring of sara am would be seen.
    const wrong = [
      inkOf(await drawn(line, true)),
      inkOf(await drawn(line.replace(/[\u0e48\u0e49]/, ''))),
      inkOf(await drawn(line.replace('\u0e33', '\u0e32'))),
    ]
    for (const other of wrong) expect(likeness(ours, other)).toBeLessThan(same)
  }
})
