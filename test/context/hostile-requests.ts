import { request as httpRequest } from 'node:http'

/** A request that means harm, and how it is to be answered: one of these statuses, and where it is refused which error of the standard. */
export type Hostile = {
  name: string
  method?: 'GET' | 'POST' | 'PATCH'
  path: string
  headers?: Record<string, string>
  body?: Buffer | string
  status: readonly number[]
  error?:
    | 'InvalidRequest'
    | 'BadRequestData'
    | 'LdContextNotAvailable'
    | 'TooComplexQuery'
    | undefined
}

const [oneMiB, twoMiB] = [1_048_576, 2_097_152]
const entities = '/ngsi-ld/v1/entities'
const upsert = '/ngsi-ld/v1/entityOperations/upsert'
const json = { 'content-type': 'application/json' }
const refused = [400] as const

/** The body of an entity of its own id, with more inside. */
const entity = (name: string, more: string) => `{"id":"urn:hostile:${name}","type":"T",${more}}`

function ofJson(name: string, more: string, error: Hostile['error'] = 'BadRequestData'): Hostile {
  return {
    name,
    path: entities,
    body: entity(name.replaceAll(' ', '-'), more),
    status: refused,
    error,
  }
}

const many = (count: number, one: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join()

/** Bodies that are no data, or too much of it. */
export const hostileBodies: readonly Hostile[] = [
  ofJson('depth', `"a":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  ofJson('objects in depth', `"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
  ofJson(
    'keys',
    many(20_000, (at) => `"k${at}":1`),
  ),
  ofJson('prototype', '"a":{"value":{"__proto__":{"polluted":true}}}'),
  ofJson('prototype in disguise', '"a":{"value":{"\\u005f_proto__":{"polluted":true}}}'),
  ofJson('constructor', '"constructor":{"prototype":{"polluted":true}}'),
  ofJson('key twice', '"a":1,"a":2'),
  ofJson('id twice', '"id":"urn:hostile:other"'),
  ofJson('NUL', '"a":"x\\u0000"'),
  ofJson('null', '"a":null'),
  ofJson('not JSON', '"a":NaN', 'InvalidRequest'),
  ofJson('comma', '"a":1,', 'InvalidRequest'),
  { ...ofJson('nothing', '', 'InvalidRequest'), body: '' },
  { ...ofJson('a bare text', ''), body: '"x"' },
  {
    ...ofJson('not UTF-8', '', 'InvalidRequest'),
    body: Buffer.concat([Buffer.from(entity('bytes', '"a":"')), Buffer.from([0xc3, 0x28, 0xff])]),
  },
  {
    ...ofJson('too large', ''),
    body: entity('large', `"a":"${'x'.repeat(oneMiB)}"`),
    status: [413],
    error: undefined,
  },
  {
    name: 'a batch of containers',
    path: upsert,
    body: `[${'[],'.repeat(650_000)}[]]`,
    status: refused,
    error: 'BadRequestData',
  },
  {
    name: 'a batch of ids',
    path: '/ngsi-ld/v1/entityOperations/delete',
    body: `[${many(50_000, (at) => `"urn:hostile:none:${at}"`)}]`,
    status: refused,
    error: 'BadRequestData',
  },
  {
    name: 'a batch too large',
    path: upsert,
    body: `[${' '.repeat(twoMiB)}]`,
    status: [413],
  },
  {
    name: 'another type of body',
    path: entities,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'id=urn:hostile:form',
    status: [415],
  },
].map((one) => ({ method: 'POST', headers: json, ...one }) as Hostile)

/** Bodies as large as they may be, of sound data: they are taken, and nobody waits for them. */
export const largeBodies: readonly Hostile[] = [
  {
    name: 'many attributes',
    path: upsert,
    body: `[${many(270, (at) => `{"id":"urn:large:a:${at}","type":"Large",${many(180, (key) => `"k${key}":${key}`)}}`)}]`,
    status: [201, 204],
  },
  {
    name: 'long lists of numbers',
    path: upsert,
    body: `[${many(16, (at) => `{"id":"urn:large:n:${at}","type":"Large","a":{"value":[${'1.2345678901234567e-300,'.repeat(5_000)}1]}}`)}]`,
    status: [201, 204],
  },
  {
    name: 'long texts',
    path: upsert,
    body: `[${many(16, (at) => `{"id":"urn:large:t:${at}","type":"Large","a":"${'\\u0e01'.repeat(20_000)}"}`)}]`,
    status: [201, 204],
  },
  {
    name: 'small entities',
    path: upsert,
    body: `[${many(10_000, (at) => `{"id":"urn:large:s:${at}","type":"Large","a":${at}}`)}]`,
    status: [201, 204],
  },
].map((one) => ({ method: 'POST', headers: json, ...one }) as Hostile)

const ask = (name: string, query: string, error: Hostile['error'] = 'BadRequestData'): Hostile => ({
  name,
  path: `${entities}?${query}`,
  status: refused,
  error,
})
const tooComplex = (name: string, query: string): Hostile => ({
  ...ask(name, query, 'TooComplexQuery'),
  status: [403],
})
const text = encodeURIComponent

/** Queries that are none, or want too much. */
export const hostileQueries: readonly Hostile[] = [
  ask('a limit beyond all', 'type=T&limit=99999999999999999999'),
  ask('a huge limit', 'type=T&limit=1000000'),
  ask('a negative limit', 'type=T&limit=-1'),
  ask('an offset that is no number', 'type=T&offset=1e9'),
  ask('a count that is no flag', 'type=T&count=yes'),
  ask('an unknown parameter', 'type=T&drop=table', 'InvalidRequest'),
  ask('a parameter twice', 'type=T&type=U'),
  ask('no condition', '', 'BadRequestData'),
  ask('a pattern that is none', `type=T&q=${text('a~="("')}`),
  ask('a pattern that looks back', `type=T&q=${text('a~="(x)\\\\1"')}`),
  ask('an idPattern that is none', 'type=T&idPattern=%5B'),
  ask('a query with a quote', `type=T&q=${text(`a=="x' or 1=1; --`)}`),
  ask('a query without a value', 'type=T&q=a%3D%3D'),
  ask('types that do not close', `type=${text('((A')}`),
  tooComplex('types deep in brackets', `type=${text('('.repeat(500))}`),
  tooComplex('a projection deep in braces', `type=T&pick=${text('a{'.repeat(200))}`),
  ask(
    'a geometry that is none',
    'type=T&georel=near;maxDistance==2000&geometry=Point&coordinates=%5B1%5D',
  ),
  ask(
    'a distance that is none',
    'type=T&georel=near;maxDistance==1e999&geometry=Point&coordinates=%5B1,2%5D',
  ),
  ask(
    'coordinates that are no JSON',
    'type=T&georel=within&geometry=Polygon&coordinates=%5B%5B%5B',
  ),
  ask('joins without end', 'type=T&join=inline&joinLevel=1000'),
  tooComplex(
    'a query deep in brackets',
    `type=T&q=${text(`${'('.repeat(2_000)}a${')'.repeat(2_000)}`)}`,
  ),
  { ...ask('a broken escape', 'type=%zz&q=%E0%A4'), status: [200, 400], error: undefined },
  {
    ...ask('a hostile pattern', `type=Large&q=${text('a~="(?i)(\\\\p{L}+\\\\p{L}+)+y"')}`),
    status: [200, 400, 403],
    error: undefined,
  },
  {
    ...ask('a hostile idPattern', `type=Large&idPattern=${text('(.*)*(.*)*(.*)*x$')}`),
    status: [200, 400, 403],
    error: undefined,
  },
]

/** Contexts and receivers at places that are nobody's business. `inside` listens on this machine and is not allowed. */
export function hostileAddresses(inside: string, redirecting: string): Hostile[] {
  const link = (address: string) => `<${address}>; rel="http://www.w3.org/ns/json-ld#context"`
  const places = [
    inside,
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/context.jsonld',
    'http://[::1]:9/context.jsonld',
    'http://2130706434/context.jsonld',
    'http://0x7f.2/context.jsonld',
    'http://[::ffff:127.0.0.2]/context.jsonld',
  ]
  const unreachable = { status: [504], error: 'LdContextNotAvailable' } as const
  return [
    ...places.map(
      (place): Hostile => ({
        name: `a context in the body at ${place}`,
        method: 'POST',
        path: entities,
        headers: { 'content-type': 'application/ld+json' },
        body: JSON.stringify({ id: 'urn:hostile:context', type: 'T', '@context': place }),
        ...unreachable,
      }),
    ),
    ...[...places, redirecting].map(
      (place): Hostile => ({
        name: `a context by Link at ${place}`,
        path: `${entities}?type=T`,
        headers: { link: link(place) },
        ...unreachable,
      }),
    ),
    {
      name: 'a context in a file',
      path: `${entities}?type=T`,
      headers: { link: link('file:///etc/passwd') },
      status: [400, 504],
    },
    ...places.map(
      (place): Hostile => ({
        name: `a receiver at ${place}`,
        method: 'POST',
        path: '/ngsi-ld/v1/subscriptions',
        headers: json,
        body: JSON.stringify({
          id: 'urn:hostile:subscription',
          type: 'Subscription',
          entities: [{ type: 'T' }],
          notification: { endpoint: { uri: place } },
        }),
        status: refused,
        error: 'BadRequestData',
      }),
    ),
  ]
}

export type HostileAnswer = { status: number; type: unknown; text: string }

/** Sends a request to the product and gives its answer. A connection that the product closes early is an answer without a body. */
export function send(base: string, hostile: Hostile): Promise<HostileAnswer> {
  const body = Buffer.from(hostile.body ?? '')
  const { method = 'GET', headers = {} } = hostile
  return new Promise((resolve, reject) => {
    let answered = false
    const sent = httpRequest(
      base + hostile.path,
      {
        method,
        headers: { ...headers, ...(method !== 'GET' && { 'content-length': body.length }) },
        agent: false,
      },
      (response) => {
        answered = true
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          sent.destroy()
          const read = Buffer.concat(chunks).toString('utf8')
          resolve({
            status: response.statusCode ?? 0,
            type: typeOf(read),
            text: read.slice(0, 500),
          })
        })
      },
    )
    // Who refuses a body need not read it to its end.
    sent.on('error', (error) => {
      if (!answered) reject(error)
    })
    // What is too large is refused by its length alone, and the connection closed.
    if (hostile.status.includes(413)) sent.flushHeaders()
    else sent.end(body)
  })
}

function typeOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { type?: unknown }).type
  } catch {
    return undefined
  }
}
