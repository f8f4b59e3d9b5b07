import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { problem } from '../base/problem.ts'
import type { ErrorPage } from './answer-problem.ts'
import { makePageCache } from './page-cache.ts'
import { pageOf, pageQuery } from './paging.ts'
import { makeServer, type ServerOptions } from './server.ts'

const secret = 'postgres://owner:hunter2@db'
const cityQuery = Type.Object({
  ...pageQuery.properties,
  status: Type.Optional(Type.Union([Type.Literal('certified'), Type.Literal('zone')])),
  at: Type.Optional(Type.String({ format: 'day' })),
})
const open = { permit: 'record.read' } as const
const errorPage: ErrorPage = ({ status, title, fields }) =>
  `<h1>${status} ${title.th}</h1>${fields?.map((field) => field.name).join(' ') ?? ''}`

async function aServer(options: Partial<ServerOptions> = {}) {
  const server = await makeServer({
    publicUrl: 'http://127.0.0.1:8080',
    trustProxy: false,
    version: '0.1.0',
    cache: makePageCache({ maxBytes: 1_000_000 }),
    errorPage,
    ...options,
  })
  server.get(
    '/api/v1/cities',
    {
      schema: {
        summary: 'Cities',
        querystring: cityQuery,
        response: { 200: pageOf(Type.String()) },
      },
      config: open,
    },
    async ({ query }) => ({ items: ['ขอนแก่น'], total: 1, page: query.page, size: query.size }),
  )
  server.get(
    '/cities',
    { schema: { querystring: cityQuery }, config: open },
    async ({ query }) => query,
  )
  server.post(
    '/api/v1/notes',
    {
      schema: { body: Type.Object({ text: Type.String(), count: Type.Integer() }) },
      config: open,
    },
    async ({ body }) => body,
  )
  server.post('/form', { config: open }, async ({ body }) => body)
  server.get(
    '/few',
    { config: { ...open, rateLimit: { max: 2, timeWindow: 60_000 } } },
    async () => 'ok',
  )
  server.get('/bug', { config: open }, async () => {
    throw new Error(secret)
  })
  return server
}

const html = { accept: 'text/html' }

test('bad parameters are 422 and each is named with what is allowed, in both languages', async () => {
  const server = await aServer()
  const answer = await server.inject(
    '/api/v1/cities?page=0&size=many&status=best&at=2021-02-30&filter=x',
  )

  expect(answer.statusCode).toBe(422)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const problem = answer.json()
  expect(problem).toMatchObject({
    type: '/problems/invalid-parameters',
    status: 422,
    title: 'ค่าในที่อยู่เว็บไม่ถูกต้อง',
    titles: { th: 'ค่าในที่อยู่เว็บไม่ถูกต้อง', en: 'A parameter of the address is not right' },
    instance: answer.headers['x-request-id'],
  })
  expect(
    Object.fromEntries(
      problem.fields.map((field: { name: string; detail: { en: string } }) => [
        field.name,
        field.detail.en,
      ]),
    ),
  ).toEqual({
    page: 'must be at least 1',
    size: 'must be a whole number',
    status: 'must be one of certified, zone',
    at: 'must be a day that exists, as YYYY-MM-DD, for example 2021-12-24',
    filter: 'is not known here',
  })
})

test('a parameter without a value is absent; one given twice is refused', async () => {
  const server = await aServer()
  const empty = await server.inject('/api/v1/cities?status=&page=&at=')
  const twice = await server.inject('/api/v1/cities?page=1&page=2')

  expect(empty.json()).toMatchObject({ page: 1, size: 20 })
  expect([twice.statusCode, twice.json().fields[0].name]).toEqual([422, 'page'])
})

test('pages ignore parameters they do not know, and show bad ones on a page', async () => {
  const server = await aServer()
  const unknown = await server.inject({ url: '/cities?utm_source=x', headers: html })
  const bad = await server.inject({ url: '/cities?page=x', headers: html })

  expect(unknown.statusCode).toBe(200)
  expect([bad.statusCode, bad.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8'])
  expect(bad.body).toBe('<h1>422 ค่าในที่อยู่เว็บไม่ถูกต้อง</h1>page')
})

test('the caller’s language is taken: from Accept-Language by machines, Thai when nothing is said', async () => {
  const server = await aServer()
  const title = async (language?: string) =>
    (
      await server.inject({
        url: '/api/nowhere',
        headers: language === undefined ? {} : { 'accept-language': language },
      })
    ).json().title

  expect(await title()).toBe('ไม่พบหน้าหรือข้อมูลที่ขอ')
  expect(await title('en-GB,en;q=0.9')).toBe('There is nothing at this address')
  expect(await title('th,en;q=0.9')).toBe('ไม่พบหน้าหรือข้อมูลที่ขอ')
  expect(await title('fr')).toBe('ไม่พบหน้าหรือข้อมูลที่ขอ')
})

test('machines get a problem, readers a page', async () => {
  const server = await aServer()
  const machine = await server.inject({ url: '/api/v1/nowhere', headers: html })
  const reader = await server.inject({ url: '/nowhere', headers: html })
  const script = await server.inject({ url: '/nowhere', headers: { accept: '*/*' } })

  expect(machine.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(reader.body).toBe('<h1>404 ไม่พบหน้าหรือข้อมูลที่ขอ</h1>')
  expect(script.headers['content-type']).toMatch(/^application\/problem\+json/)
})

test('a bug is reported to the operator and tells the caller nothing', async () => {
  const reported: unknown[] = []
  const server = await aServer({ log: (error) => reported.push(error) })
  for (const headers of [{}, html]) {
    const answer = await server.inject({ url: '/bug', headers })
    expect(answer.statusCode).toBe(500)
    expect(answer.body + JSON.stringify(answer.headers)).not.toContain('hunter2')
  }
  expect(reported.map(String)).toEqual([`Error: ${secret}`, `Error: ${secret}`])
})

test.each([
  ['a text', 'text/plain', 'hello', 415, 'unsupported-media-type'],
  ['no JSON', 'application/json', '{"text":', 400, 'not-json'],
  ['nothing', 'application/json', '', 400, 'not-json'],
  ['deep JSON', 'application/json', '['.repeat(100_000), 400, 'body-too-deep'],
  ['a key twice', 'application/ld+json', '{"text":"a","text":"b"}', 400, 'refused-key'],
  ['a prototype', 'application/json', '{"__proto__":{}}', 400, 'refused-key'],
  ['more than a mebibyte', 'application/json', `"${'a'.repeat(1_048_576)}"`, 413, 'body-too-large'],
  [
    'fields that are wrong',
    'application/json',
    '{"text":1.5e400,"count":"x"}',
    422,
    'invalid-body',
  ],
])('a body of %s is refused clearly', async (_name, type, payload, status, problem) => {
  const server = await aServer()
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/notes',
    headers: { 'content-type': type },
    payload,
  })
  expect([answer.statusCode, answer.json().type]).toEqual([status, `/problems/${problem}`])
})

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
