// A bare Fastify server that returns given bytes and headers from memory: node --import tsx bench/bare-server.ts FILE
// FILE holds JSON: by path, the headers and the body in base64. Prints its address when it listens.
import { readFileSync } from 'node:fs'
import { fastify } from 'fastify'

export type BareAnswers = Record<string, { headers: Record<string, string>; body: string }>

const server = fastify()
const answers: BareAnswers = JSON.parse(readFileSync(process.argv[2] as string, 'utf8'))
for (const [path, { headers, body }] of Object.entries(answers)) {
  const bytes = Buffer.from(body, 'base64')
  server.get(path, (_request, reply) => reply.headers(headers).send(bytes))
}
console.log(await server.listen({ host: '127.0.0.1', port: 0 }))
