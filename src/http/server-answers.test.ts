import { expect, test } from 'vitest'
import { aServer, html, secret } from './a-server.fixture.ts'

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
