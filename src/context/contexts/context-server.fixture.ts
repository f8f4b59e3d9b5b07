import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { readAllowed } from '../../http/egress/allow-list.ts'
import { makeEgress } from '../../http/egress/egress.ts'
import type { Db } from '../../store/db.ts'
import type { Json } from '../json.ts'
import { createSpace } from '../space/index.ts'
import { type ContextLimits, makeContexts } from './contexts.ts'

export type Answer = (request: IncomingMessage, reply: ServerResponse) => void

export type ContextServer = {
  url: string
  /** What lies at a path: a context, or what answers. */
  documents: Map<string, Json | Answer>
  /** The paths that were asked for, in order. */
  asked: string[]
  /** Cuts every connection from now on. */
  down: boolean
}

/** Publishes contexts on an address of this machine until the test ends. */
export async function startContextServer(): Promise<ContextServer> {
  const server = createServer((request, reply) => {
    const path = request.url ?? '/'
    published.asked.push(path)
    const found = published.documents.get(path)
    if (published.down) return request.socket.destroy()
    if (typeof found === 'function') return found(request, reply)
    reply.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/ld+json' })
    reply.end(JSON.stringify(found === undefined ? {} : { '@context': found }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const published: ContextServer = { url, documents: new Map(), asked: [], down: false }
  return published
}

export const publicUrl = 'https://city.example'
export const monday = new Date('2026-11-23T08:00:00Z')

export function later(seconds: number): Date {
  return new Date(monday.getTime() + seconds * 1_000)
}

/** What a story works with: contexts that may be fetched from what is allowed, and two cities. */
export async function makeStory(
  db: Db,
  {
    allow = '127.0.0.1',
    ...rest
  }: { allow?: string; preload?: Map<string, string>; limits?: Partial<ContextLimits> } = {},
) {
  const allowed = readAllowed(allow)
  const egress = makeEgress({ allow: allowed ? [allowed] : [] })
  onTestFinished(() => egress.close())
  const contexts = makeContexts({ db, egress, publicUrl, ...rest })
  const [ours, theirs] = await Promise.all(
    ['khon-kaen', 'phuket'].map(async (name) => (await createSpace(db, name, monday)).space),
  )
  if (!ours || !theirs) throw new Error('two cities are made')
  return { contexts, ours, theirs }
}
