import { expect, test } from 'vitest'
import { problem } from '../base/problem.ts'
import { aServer, html, open } from './a-server.fixture.ts'

test('a compressed body is not unfolded', async () => {
  const server = await aServer()
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/notes',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    payload: (await import('node:zlib')).gzipSync('{"text":"a","count":1}'),
  })
  expect(answer.statusCode).toBe(400)
})

test('a form is read', async () => {
  const server = await aServer()
  const answer = await server.inject({
    method: 'POST',
    url: '/form',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'wrong=%E0%B8%81&right=b',
  })
  expect(answer.json()).toEqual({ wrong: 'ก', right: 'b' })
})

test('who asks too often is told when to come back', async () => {
  const server = await aServer()
  const answers = [
    await server.inject('/few'),
    await server.inject('/few'),
    await server.inject('/few'),
  ]

  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 429])
  expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0)
  expect(answers[2]?.json().type).toBe('/problems/too-many-requests')
})

test('a slash at the end leads to the page without it, and never to another site', async () => {
  const server = await aServer()
  const target = async (url: string) => {
    const { statusCode, headers } = await server.inject(url)
    return [statusCode, headers.location]
  }
  expect(await target('/cities/?page=2')).toEqual([308, '/cities?page=2'])
  expect(await target('//evil.example/')).toEqual([308, '/evil.example'])
  expect(await target('/api/v1/cities/')).toEqual([404, undefined])
})

test('an address that cannot be decoded is a problem like any other, with security headers', async () => {
  const server = await aServer()
  const answer = await server.inject({ url: '/%E0%A4%A', headers: html })

  expect([answer.statusCode, answer.body]).toEqual([400, '<h1>400 อ่านที่อยู่เว็บนี้ไม่ได้</h1>'])
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
})

test('security headers allow our own origin alone; https brings HSTS, http does not', async () => {
  const plain = await (await aServer()).inject('/cities')
  const secure = await (await aServer({ publicUrl: 'https://city.example' })).inject('/cities')

  expect(plain.headers['content-security-policy']).toBe(
    "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';object-src 'none'",
  )
  expect(plain.headers['strict-transport-security']).toBeUndefined()
  expect(secure.headers['content-security-policy']).toContain('upgrade-insecure-requests')
  expect(secure.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
})

test('the interface describes itself as OpenAPI 3.1, without the pages', async () => {
  const server = await aServer()
  await server.ready()
  const description = (await server.inject('/api/openapi.json')).json()

  expect(description.openapi).toBe('3.1.0')
  expect(description.servers).toEqual([{ url: 'http://127.0.0.1:8080' }])
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/openapi.json',
    '/api/v1/cities',
    '/api/v1/notes',
  ])
  const { parameters } = description.paths['/api/v1/cities'].get
  expect(parameters.map((parameter: { name: string }) => parameter.name)).toEqual([
    'page',
    'size',
    'status',
    'at',
  ])
})

test('a route that does not say what asking it is cannot be registered', async () => {
  const server = await aServer()
  expect(() => server.get('/open-by-forgetting', async () => 'ok')).toThrow(
    'a route without a permit: GET /open-by-forgetting',
  )
})

test('what a page of another site sends is refused before it is read; reading from there is not', async () => {
  const server = await aServer()
  const send = (headers: Record<string, string>) =>
    server.inject({
      method: 'POST',
      url: '/form',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: 'wrong=a',
    })
  const foreign = await send({ origin: 'https://elsewhere.example' })
  expect([foreign.statusCode, foreign.json().type]).toEqual([403, '/problems/foreign-origin'])
  expect((await send({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await send({ origin: 'http://127.0.0.1:8080' })).statusCode).toBe(200)
  const read = await server.inject({ url: '/cities', headers: { 'sec-fetch-site': 'cross-site' } })
  expect(read.statusCode).toBe(200)
})

test('a reader who has to sign in is led to where they can; a machine is told', async () => {
  const server = await aServer({ signInAddress: ({ url }) => `/sign-in?to=${url}` })
  const needed = problem({
    type: 'test-sign-in',
    status: 401,
    title: { th: 'เข้าใช้', en: 'Sign in' },
  })
  server.all('/mine', { config: open }, async () => {
    throw needed()
  })
  const reader = await server.inject({ url: '/mine', headers: html })
  expect([reader.statusCode, reader.headers.location]).toEqual([303, '/sign-in?to=/mine'])
  expect(reader.headers['cache-control']).toBe('no-store')
  expect((await server.inject('/mine')).statusCode).toBe(401)
  const sent = await server.inject({ method: 'POST', url: '/mine', headers: html })
  expect(sent.statusCode).toBe(401)
})
