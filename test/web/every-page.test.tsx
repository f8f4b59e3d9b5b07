import { describe, expect, test } from 'vitest'
import { langs } from '../../src/base/text.ts'
import { renderPage } from '../../src/web/render.tsx'
import { inEnglish } from '../browser/paths.ts'
import { accessPages, viewer } from './access-pages.tsx'
import { everyPage } from './every-page.tsx'
import { frame } from './fixture.ts'
import { open, plain, texts } from './html.ts'

const each = [...everyPage, ...accessPages].flatMap(([path, page]) =>
  langs.map((lang) => ({ path, page, lang })),
)

/** Words that the settled words replace. Sources are quoted as they are, so they are left out of the search. */
const unsettled = {
  th: [
    'เมืองตัวอย่าง',
    'หมดอายุ',
    'ยังมีผล',
    'ระงับ',
    'พักการใช้',
    'ปลอม',
    'ร่ำรวย',
    'ยากจน',
    'ล้มเหลว',
    'ประสบความสำเร็จ',
    'ตกชั้น',
    'อันดับ',
  ],
  en: [
    'model city',
    'expired',
    'valid',
    'forged',
    'rich',
    'poor',
    'succeeded',
    'successful',
    'failed',
    'relegated',
    'ranking',
  ],
}
/** The script of passkeys, without which every page works too. */
const ownScript = '<script type="module" src="/assets/passkey.js"></script>'
const sayThatNot = /Real cities are not ranked|ไม่จัดอันดับเมืองจริง/g

describe.each(each)('$path in $lang', ({ path, page, lang }) => {
  const html = renderPage(frame({ lang, path }), page)
  const root = open(page, { lang, path })

  test('stands in its language, with a link to the same page in the other', () => {
    expect(root.documentElement.getAttribute('lang')).toBe(lang)
    const other = lang === 'th' ? inEnglish(path) : path
    expect(root.querySelector('.languages a')?.getAttribute('href')).toBe(other)
  })

  test('has one heading of the first level, and leaves out no level below it', () => {
    const levels = [...root.querySelectorAll('h1, h2, h3, h4')].map((heading) =>
      Number(heading.tagName.slice(1)),
    )
    const main = [...root.querySelectorAll('main h1, main h2, main h3, main h4')].map((heading) =>
      Number(heading.tagName.slice(1)),
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    main.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1)
      return level
    }, 2)
  })

  test('says that it is not official and from when its sources are', () => {
    const notice = texts(root, '.not-official')
    expect(notice).toEqual([
      lang === 'th'
        ? 'เว็บไซต์นี้ไม่ใช่เว็บไซต์ทางการของหน่วยงานรัฐ ข้อมูลรวบรวมจากแหล่งสาธารณะ ณ มกราคม 2569'
        : 'This is not an official government website. Its data are compiled from public sources as of January 2026 (B.E. 2569).',
    ])
  })

  test('needs no script, no style attribute and no other origin', () => {
    expect(html.replace(ownScript, '')).not.toMatch(/<script|\sstyle=|\son[a-z]+=|javascript:/)
    const loaded = [...root.querySelectorAll('img[src], link[rel=stylesheet], source, iframe, use')]
    for (const one of loaded)
      expect(one.getAttribute('href') ?? one.getAttribute('src')).toMatch(/^\//)
  })

  test('has every anchor that it leads to, each once', () => {
    const ids = [...root.querySelectorAll('[id]')].map((found) => found.getAttribute('id'))
    expect(ids).toEqual([...new Set(ids)])
    for (const link of root.querySelectorAll('a[href^="#"]'))
      expect(ids).toContain((link.getAttribute('href') as string).slice(1))
    for (const name of ['aria-labelledby', 'aria-describedby', 'for'])
      for (const one of root.querySelectorAll(`[${name}]`))
        for (const id of (one.getAttribute(name) as string).split(' ')) expect(ids).toContain(id)
  })

  test('gives every table a caption and scopes, and every control a label', () => {
    for (const table of root.querySelectorAll('table')) {
      expect(plain(table.querySelector('caption')?.textContent ?? '')).not.toBe('')
      for (const cell of table.querySelectorAll('th'))
        expect(['col', 'row']).toContain(cell.getAttribute('scope'))
    }
    for (const control of root.querySelectorAll('input:not([type=hidden]), textarea, select'))
      expect(root.querySelector(`label[for="${control.getAttribute('id')}"]`)).not.toBeNull()
  })

  test('keeps its links to this site in its language', () => {
    const links = [...root.querySelectorAll('main a[href^="/"], .breadcrumbs a')]
      .map((link) => link.getAttribute('href') as string)
      .filter((href) => !href.startsWith('/api/'))
    for (const href of links) expect(/^\/en(\/|\?|#|$)/.test(href)).toBe(lang === 'en')
  })

  test('uses the settled words and none that they replace', () => {
    for (const quoted of root.querySelectorAll('.footnotes, .cited, td a[rel], code'))
      quoted.remove()
    const words = plain(root.body.textContent ?? '').replace(sayThatNot, '')
    for (const word of unsettled[lang])
      expect(words).not.toMatch(lang === 'en' ? new RegExp(`\\b${word}\\b`, 'i') : word)
  })

  test('leaves no hole where a value should be', () => {
    expect(html).not.toMatch(/undefined|\[object|NaN|Invalid Date/)
  })
})

test('no page of an official installation says that it is none', () => {
  for (const [path, page] of everyPage)
    for (const lang of langs) {
      const site = { ...frame().site, official: true }
      const root = open(page, { lang, path, site })
      expect(root.body.textContent).not.toContain('ไม่ใช่เว็บไซต์ทางการ')
      expect(root.body.textContent).not.toMatch(/not an official (government website|site)/i)
    }
})

test('only pages on which a passkey can be used carry a script, and no public one does', () => {
  const scripted = (pages: typeof everyPage) =>
    pages.filter(([, page]) => renderPage(frame(), page).includes('<script')).map(([path]) => path)
  expect(scripted(everyPage)).toEqual([])
  expect(scripted(accessPages)).toEqual([
    '/sign-in',
    '/sign-in/recovery/x',
    '/invitations/x',
    '/first-operator/x',
    '/account',
  ])
})

test('whoever is signed in sees on every page who they are, what is open to them, and the way out', () => {
  for (const [path, page] of [...everyPage, ...accessPages]) {
    const root = open(page, { path, viewer, formToken: 'token-1' })
    const bar = root.querySelector('.account-bar')
    expect(plain(bar?.querySelector('p')?.textContent ?? '')).toContain('สมหญิง ใจดี')
    expect(
      [...(bar?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href')),
    ).toEqual([
      '/account',
      '/organisation',
      '/office/people',
      '/office/audit',
      '/office/breaches',
      '/office/mail',
    ])
    for (const form of root.querySelectorAll('form[method=post]'))
      expect(form.querySelector('input[name=formToken]')?.getAttribute('value')).toBe('token-1')
    expect(root.querySelector('.sign-in-link'), path).toBeNull()
  }
})
