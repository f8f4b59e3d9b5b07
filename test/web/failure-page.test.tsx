import type { FastifyRequest } from 'fastify'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import type { Failure } from '../../src/http/problems.ts'
import { internal, invalidParameters, notFound, unavailable } from '../../src/http/problems.ts'
import { makeErrorPage } from '../../src/web/failure-page.tsx'
import { frame } from './fixture.ts'
import { text, texts } from './html.ts'

const errorPage = makeErrorPage((lang, path) => frame({ lang, path, asOf: null }))

function fail(failure: Partial<Failure> & Pick<Failure, 'kind'>, url: string) {
  const { kind } = failure
  const request = { id: 'r-42', raw: { url } } as FastifyRequest
  const html = errorPage({ status: kind.status, title: kind.title, ...failure }, request)
  return parseHTML(html as string).document
}

test('a page that is not there offers the search, in the language of its address', () => {
  const root = fail({ kind: notFound.kind }, '/en/no-such-page')
  expect(root.documentElement.getAttribute('lang')).toBe('en')
  expect(text(root, 'h1')).toBe('Page not found')
  expect(root.querySelector('main form[action="/en/cities"] input[name=q]')).not.toBeNull()
  expect(root.querySelector('.languages a')?.getAttribute('href')).toBe('/no-such-page')
})

test('a bad parameter is named with what is allowed, and one link leads on without it', () => {
  const fields = [{ name: 'page', detail: { th: 'ต้องไม่น้อยกว่า 1', en: 'must be at least 1' } }]
  const root = fail({ kind: invalidParameters.kind, fields }, '/cities?page=0&status=zone')
  expect(texts(root, '.failure__fields li')).toEqual(['page: ต้องไม่น้อยกว่า 1'])
  expect(root.querySelector('main .plain-list a')?.getAttribute('href')).toBe('/cities')
})

test('where we are to blame, the request is named and nothing of what happened is', () => {
  const root = fail({ kind: internal.kind }, '/cities')
  expect(text(root, 'main')).toContain('เลขอ้างอิงของคำขอ: r-42')
  expect(fail({ kind: notFound.kind }, '/x').querySelector('main')?.textContent).not.toContain(
    'r-42',
  )
})

test('without the database the page stands all the same, and says that it will be back', () => {
  const root = fail({ kind: unavailable.kind }, '/en')
  expect(text(root, 'h1')).toBe('Not available for the moment')
  expect(text(root, '.lead')).toContain('The database cannot be reached at present')
})

test('what was typed into the address is shown as text', () => {
  const name = '<img src=x onerror=alert(1)>'
  const root = fail(
    {
      kind: invalidParameters.kind,
      fields: [{ name, detail: { th: 'ไม่รู้จัก', en: 'is not known' } }],
    },
    `/cities?${encodeURIComponent(name)}=1`,
  )
  expect(root.querySelector('main img')).toBeNull()
  expect(text(root, '.failure__fields code')).toBe(name)
})
