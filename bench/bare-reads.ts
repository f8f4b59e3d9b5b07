// A bare Fastify server over the driver: node --import tsx bench/bare-reads.ts URL
// /one/N sends the stored document N, /twenty the first twenty as a list. Prints its address when it listens.
import { fastify } from 'fastify'
import pg from 'pg'

const server = fastify()
const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 })

server.get<{ Params: { id: string } }>('/one/:id', async (request, reply) => {
  const statement = { name: 'one', text: 'select body from bare_document where id = $1' }
  const { rows } = await pool.query({ ...statement, values: [request.params.id] })
  return reply.type('application/json').send(rows[0].body)
})

server.get('/twenty', async (_request, reply) => {
  const statement = {
    name: 'twenty',
    text: 'select body from bare_document order by place limit 20',
  }
  const { rows } = await pool.query(statement)
  return reply.type('application/json').send(`[${rows.map(({ body }) => body).join(',')}]`)
})

console.log(await server.listen({ host: '127.0.0.1', port: 0 }))
