import { spawn } from 'node:child_process'
import { createHash, sign } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import autocannon from 'autocannon'
import { checkProofs } from '../src/emblem/check/check-proofs.ts'
import { makeLoader } from '../src/emblem/check/contexts.ts'
import type { Json } from '../src/emblem/check/credential.ts'
import { anInstallation } from '../test/emblem/installation.ts'
import { makeHome, startProduct } from '../test/support/product.ts'
import { type Figure, figure } from './figure.ts'

const batch = 60
const rounds = 7

/**
 * Issues and checks emblems in one process, beside bare RDF canonicalisation and a signature of the same document; then the page and the
 * badge of the sample city, the badge beside a bare server with the same bytes. Rounds take turns and the best of each counts.
 */
export async function measure(): Promise<Figure[]> {
  return [...(await signing()), ...(await serving())]
}

async function signing(): Promise<Figure[]> {
  const here = anInstallation()
  const emblem = await here.emblem()
  const { didDocument } = await here.kit()
  const bare = await bareSigning(emblem, here.ring.get('emblem-1') as never)
  const [issue, verify, raw]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    raw.push(await rateOf(bare))
    issue.push(await rateOf(() => here.emblem()))
    verify.push(await rateOf(() => checkProofs(emblem, didDocument)))
  }
  const [issued, verified, canonical] = [issue, verify, raw].map((rates) => Math.max(...rates)) as [
    number,
    number,
    number,
  ]
  return [
    figure('emblems issued', issued, '1/s', { atLeast: 150 }),
    figure('emblems verified', verified, '1/s', { atLeast: 190 }),
    figure('issuing to bare canonicalisation and signature', issued / canonical, 'ratio', {
      atLeast: 0.8,
    }),
  ]
}

/** Canonical form of document and proof options, their hashes, one signature: what no issuer can do without. */
async function bareSigning(emblem: Json, key: import('node:crypto').KeyObject) {
  const documentLoader = makeLoader()
  const { proof: proofs, ...document } = emblem
  const [{ proofValue: _, ...options }] = proofs as [Json]
  const proof = { '@context': document['@context'], ...options }
  const { canonize } = cryptosuite as { canonize(input: object, options: object): Promise<string> }
  const hashOf = async (input: object) =>
    createHash('sha256')
      .update(await canonize(input, { documentLoader, base: null, safe: true }))
      .digest()
  return async () =>
    sign(null, Buffer.concat(await Promise.all([hashOf(proof), hashOf(document)])), key)
}

async function rateOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let count = 0; count < batch; count++) await work()
  return (batch * 1000) / (performance.now() - start)
}

async function serving(): Promise<Figure[]> {
  const home = makeHome()
  const product = await startProduct(home, { settings: { NODE_ENV: 'production', SAMPLE: 'on' } })
  try {
    await product.waitFor('Ready at')
    const address = await waitForEmblem(product.url)
    await waitForPast(product.url)
    const headers = { accept: 'text/html' }
    const times: number[] = []
    for (let count = 0; count < 25; count++) {
      const start = performance.now()
      await (await fetch(address, { headers })).text()
      times.push(performance.now() - start)
    }
    const median = times.slice(5).sort((a, b) => a - b)[10] as number
    return [
      figure('page of an emblem, warm', median, 'ms', { atMost: 150 }),
      figure(
        'badge to a bare server',
        await badgeRatio(home.path, product.url),
        'ratio of requests/s',
        { atLeast: 0.7 },
      ),
    ]
  } finally {
    product.kill('SIGINT')
    await product.ended
    home.remove()
  }
}

async function waitForEmblem(url: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${url}/cities/mueang-sommot/credential`, { redirect: 'manual' })
    if (answer.status === 303) return url + answer.headers.get('location')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** As many as src/sample makes. */
const promisesMade = 10

/** The sample city makes its promises when all its past has been sent: until then the server has other work too. */
async function waitForPast(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/commitments?city=mueang-sommot`)
    const { items = [] } = (await answer.json()) as { items?: unknown[] }
    if (items.length >= promisesMade) return
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

async function badgeRatio(folder: string, ours: string): Promise<number> {
  const path = '/badge/mueang-sommot.svg'
  const answer = await fetch(ours + path, { headers: { 'accept-encoding': 'identity' } })
  const body = Buffer.from(await answer.arrayBuffer())
  const file = join(folder, 'badge.json')
  const kept = { 'content-type': answer.headers.get('content-type') ?? '' }
  writeFileSync(file, JSON.stringify({ [path]: { headers: kept, body: body.toString('base64') } }))
  const bare = spawn(process.execPath, ['--import', 'tsx', 'bench/bare-server.ts', file])
  try {
    const [line] = await once(bare.stdout, 'data')
    const there = String(line).trim()
    const [own, other]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      own.push(await requests(ours + path))
      other.push(await requests(there + path))
    }
    return Math.max(...own) / Math.max(...other)
  } finally {
    bare.kill()
  }
}

async function requests(url: string): Promise<number> {
  const run = await autocannon({
    url,
    connections: 10,
    duration: 1,
    headers: { 'accept-encoding': 'identity' },
  })
  return run.requests.average
}
