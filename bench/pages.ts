import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { makeHome, type Product, startProduct } from '../test/support/product.ts'
import type { BareAnswers } from './bare-server.ts'
import { type Figure, figure } from './figure.ts'

const paths = ['/', '/en', '/cities', '/cities/mae-moh']
const rounds = 11
const roundSeconds = 1
const warmUpSeconds = 3
const coding = { 'accept-encoding': 'br' }

/**
 * Warm pages against a bare Fastify server that returns the same bytes and headers from memory: requests per second, in turns
 * within one run, each server in a process of its own and after a warm-up. The best round of each counts: what else the
 * machine does can only slow a round down.
 */
export async function measure(): Promise<Figure[]> {
  const home = makeHome()
  const product = await startProduct(home, { settings: { NODE_ENV: 'production' } })
  let bare: Bare | undefined
  try {
    await product.waitFor('Ready at')
    bare = await startBare(join(home.path, 'answers.json'), await readAnswers(product))
    const figures: Figure[] = []
    for (const path of paths) figures.push(await compare(path, product.url, bare.url))
    return figures
  } finally {
    bare?.process.kill()
    product.kill('SIGINT')
    await product.ended
    home.remove()
  }
}

async function compare(path: string, ours: string, bare: string): Promise<Figure> {
  for (const url of [ours, bare]) await rate(url + path, warmUpSeconds)
  const [oursRates, bareRates]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    oursRates.push(await rate(ours + path))
    bareRates.push(await rate(bare + path))
  }
  const ratio = Math.max(...oursRates) / Math.max(...bareRates)
  return figure(`warm ${path} to a bare server`, ratio, 'ratio of requests/s', { atLeast: 0.7 })
}

async function rate(url: string, duration = roundSeconds): Promise<number> {
  const run = await autocannon({ url, connections: 10, duration, headers: coding })
  if (run.non2xx > 0 || run.errors > 0)
    throw new Error(`${url}: ${run.non2xx + run.errors} failures`)
  return run.requests.average
}

async function readAnswers({ url }: Product): Promise<BareAnswers> {
  const answers: BareAnswers = {}
  for (const path of paths) answers[path] = await readAnswer(url + path)
  return answers
}

/** The answer as it is on the wire, the body still coded. */
async function readAnswer(url: string): Promise<BareAnswers[string]> {
  const [response] = await once(get(url, { headers: coding, agent: false }), 'response')
  const chunks: Buffer[] = await response.toArray()
  const { date: _, connection: __, 'keep-alive': ___, ...headers } = response.headers
  return { headers, body: Buffer.concat(chunks).toString('base64') }
}

type Bare = { url: string; process: ChildProcess }

async function startBare(file: string, answers: BareAnswers): Promise<Bare> {
  writeFileSync(file, JSON.stringify(answers))
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bare-server.ts', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [line] = await once(child.stdout, 'data')
  return { url: String(line).trim(), process: child }
}
