import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { importStatistic } from '../../src/nation/index.ts'
import { pictureNames } from '../../src/web/pages/nation/take-along.ts'
import { statisticFiles, syntheticDefinition, syntheticRows } from '../nation/synthetic.ts'
import { text, texts } from './html.ts'
import { now, withPortal } from './with-portal.ts'

test('the national view: chosen by its address, in both languages, without a script', () =>
  withPortal(async ({ get }) => {
    const thai = await get('/nation')
    expect(text(thai.document, 'h1')).toBe('ความเจริญและโครงการกระจายตัวอย่างไร')
    expect(thai.body).not.toContain('<script')
    const six = await get('/en/nation?indicator=agriculture-share&year=2024&system=six')
    expect(text(six.document, '#finding')).toContain('Share of agriculture')
    const chosen = [...six.document.querySelectorAll('.picker option[selected]')]
    expect(chosen.map((one) => one.getAttribute('value'))).toEqual([
      'agriculture-share',
      '2024',
      'six',
    ])
    expect(texts(six.document, '#where ~ .map-beside tbody th a')).toHaveLength(6)
  }))

test('what the data do not have is told with what they have, as a page that helps', () =>
  withPortal(async ({ get }) => {
    for (const query of ['indicator=nothing', 'year=1999', 'system=nine']) {
      const { status, document } = await get(`/nation?${query}`)
      expect(`${query} ${status}`).toBe(`${query} 422`)
      expect(text(document, 'h1')).not.toBe('')
    }
    expect((await get('/regions/nowhere')).status).toBe(404)
    expect((await get('/regions/bkk_vicinity?system=four')).status).toBe(404)
    expect((await get('/cities/no-such-city/similar')).status).toBe(404)
  }))

test('an import shows on the page once the record is known to have changed, labelled where it is made up', () =>
  withPortal(async ({ db, get, changed }) => {
    await importStatistic(db, statisticFiles(syntheticRows([2021, 2022, 2024])), now)
    changed()
    const { document } = await get(`/nation?indicator=${syntheticDefinition.id}`)
    expect(text(document, '.sample-tag')).toContain('ไม่ใช่สถิติจริง')
    expect(text(document, '#convergence')).toContain('จังหวัดที่เริ่มต้นต่ำกว่าเพิ่มขึ้นเร็วกว่า')
    expect(texts(document, '.dimensions__none')).toHaveLength(2)
    for (const name of pictureNames) {
      const { body } = await get(`/nation/figures/${name}.svg?indicator=${syntheticDefinition.id}`)
      if (name !== 'decentralisation') expect(`${name} ${body}`).toContain('ข้อมูลสังเคราะห์')
    }
  }))

test('every picture is a file with source and notice in it, and may stand in the pages of others', () =>
  withPortal(async ({ get }) => {
    for (const name of pictureNames) {
      const svg = await get(`/en/nation/figures/${name}.svg`)
      const page = await get(`/en/nation/figures/${name}`)
      const needsYears = ['trend', 'convergence'].includes(name)
      expect(`${name} ${svg.status}`).toBe(`${name} ${needsYears ? 404 : 200}`)
      expect(`${name} ${page.status}`).toBe(`${name} 200`)
      expect(page.headers['content-security-policy']).toContain('frame-ancestors *')
      expect(page.headers['x-frame-options']).toBeUndefined()
      expect(text(page.document, '.not-official')).not.toBe('')
      if (needsYears) continue
      expect(svg.headers['cross-origin-resource-policy']).toBe('cross-origin')
      expect(svg.body).toContain('not an official government website')
      expect(svg.body).not.toMatch(/\sstyle=/)
    }
    const framed = await get('/nation')
    expect(framed.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  }))

test('the national report is a PDF of several pages that can be copied as Thai, in both languages', () =>
  withPortal(async ({ get }) => {
    for (const path of ['/nation/report.pdf', '/en/nation/report.pdf?system=six']) {
      const { headers, raw } = await get(path)
      expect(headers['content-type']).toBe('application/pdf')
      expect(raw.subarray(0, 5).toString('latin1')).toBe('%PDF-')
      const pages = raw.toString('latin1').match(/\/Type \/Page\b/g) ?? []
      expect(pages.length).toBeGreaterThanOrEqual(5)
    }
    const { raw } = await get('/nation/report.pdf')
    const told = actualTexts(raw)
    expect(told.some((line) => line.includes('ต่ำสุดที่นราธิวาส 66,785 บาทต่อคน'))).toBe(true)
    expect(told.join()).not.toContain('\u2060')
  }))

/** The lines that a PDF says in letters beside its glyphs: those with ำ. */
function actualTexts(pdf: Buffer): string[] {
  const file = pdf.toString('latin1')
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(
    ([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      } catch {
        return []
      }
    },
  )
  return streams.flatMap((stream) =>
    [...stream.matchAll(/\/ActualText \(((?:\\.|[^\\)])*)\)/gs)].map(([, text = '']) =>
      readUtf16(text),
    ),
  )
}

function readUtf16(text: string): string {
  const codes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const bytes = Buffer.from(
    text.replace(/\\(.)/gs, (_, letter: string) => codes[letter] ?? letter),
    'latin1',
  )
  return bytes.subarray(2).swap16().toString('utf16le')
}
