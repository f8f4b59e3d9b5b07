import { expect, test } from 'vitest'
import { answerCorrection } from '../../src/programme/index.ts'
import { text, texts } from './html.ts'
import { withPortal } from './with-portal.ts'

const fields = {
  wrong: 'ขนาดพื้นที่ไม่มี',
  right: 'พื้นที่ 10 ตารางกิโลเมตร',
  sourceUrl: 'https://mmsmartcity.egat.co.th/',
  contact: 'someone@lakmueang.example',
}
const now = new Date('2026-11-25T09:00:00+07:00')

test('a request is received, answered and published; what was written never is', () =>
  withPortal(async ({ db, get, send, changed }) => {
    const sent = await send('/en/cities/mae-moh/correction', fields)
    expect(sent.status).toBe(303)
    const receipt = sent.headers.location as string
    expect(receipt).toMatch(/^\/en\/corrections\/received\/C-2569-\d+$/)
    const reference = receipt.split('/').at(-1) as string
    const before = await get(receipt)
    expect(text(before.document, '.confirmation strong')).toBe(reference)
    expect(before.document.querySelector('.corrections')).toBeNull()

    const summary = { th: 'ขอเพิ่มขนาดพื้นที่', en: 'Asks to add the size of the area' }
    const answer = { th: 'เพิ่มแล้ว', en: 'Added' }
    await answerCorrection(db, reference, { outcome: 'changed', summary, answer }, now)
    changed()

    const pages = ['/en/cities/mae-moh', '/en/corrections', receipt, '/en/cities/mae-moh/feed.atom']
    for (const path of pages) {
      const { body } = await get(path)
      expect(body).toContain('Asks to add the size of the area')
      for (const written of Object.values(fields).slice(0, 2)) expect(body).not.toContain(written)
      expect(body).not.toContain(fields.contact)
    }
    const list = await get('/en/corrections')
    expect(text(list.document, '.corrections h2')).toBe('Mae Moh Livable City')
    expect((await get('/en/cities/samyan')).body).not.toContain(reference)
  }))

test('a form with faults comes back as 422 with each fault at its field and all that was typed', () =>
  withPortal(async ({ db, send }) => {
    const typed = { ...fields, right: ' ', sourceUrl: 'javascript:alert(1)', contact: 'nobody' }
    const { status, document } = await send('/cities/mae-moh/correction', typed)
    expect(status).toBe(422)
    expect(document.documentElement.getAttribute('lang')).toBe('th')
    expect(
      [...document.querySelectorAll('.error-summary a')].map((link) => link.getAttribute('href')),
    ).toEqual(['#right', '#sourceUrl', '#contact'])
    expect(texts(document, '.field__error')).toHaveLength(3)
    expect(document.getElementById('wrong')?.textContent).toBe(fields.wrong)
    expect(document.getElementById('sourceUrl')?.getAttribute('value')).toBe('javascript:alert(1)')
    expect(await db.read.selectFrom('correction').selectAll().execute()).toEqual([])
  }))

test('a form from another site is refused, and nothing is stored', () =>
  withPortal(async ({ db, send }) => {
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const { status, document } = await send(
        '/en/cities/mae-moh/correction',
        fields,
        headers as never,
      )
      expect(status).toBe(403)
      expect(text(document, 'h1')).toBe('This request was refused')
    }
    expect(await db.read.selectFrom('correction').selectAll().execute()).toEqual([])
  }))

test('a program that fills in the hidden field is led on, and nothing is stored', () =>
  withPortal(async ({ db, send }) => {
    const sent = await send('/cities/mae-moh/correction', {
      ...fields,
      website: 'https://spam.example',
    })
    expect([sent.status, sent.headers.location]).toEqual([303, '/corrections'])
    expect(await db.read.selectFrom('correction').selectAll().execute()).toEqual([])
  }))

test('the sixth request within ten minutes waits, in either language', () =>
  withPortal(async ({ send }) => {
    const paths = ['/cities/mae-moh/correction', '/en/cities/samyan/correction']
    for (let count = 0; count < 5; count++)
      expect((await send(paths[count % 2] as string, fields)).status).toBe(303)
    const sixth = await send('/en/cities/mae-moh/correction', fields)
    expect(sixth.status).toBe(429)
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(0)
    expect(text(sixth.document, 'h1')).toBe('Too many requests from your network')
  }))

test('a form for a city that is not there is a 404, and a form too large a 413', () =>
  withPortal(async ({ send }) => {
    expect((await send('/cities/no-such-city/correction', fields)).status).toBe(404)
    const large = await send('/en/cities/mae-moh/correction', {
      ...fields,
      wrong: 'x'.repeat(70_000),
    })
    expect(large.status).toBe(413)
    expect(text(large.document, 'h1')).toBe('What was sent is too large')
  }))
