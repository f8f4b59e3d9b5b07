import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import {
  databaseOf,
  type Home,
  makeHome,
  type Product,
  startProduct,
} from '../test/support/product.ts'
import { type Figure, figure } from './figure.ts'

const restSeconds = 10

/** From the command to the address on the screen, first and later; then what it holds in memory when nobody asks. */
export async function measure(): Promise<Figure[]> {
  const home = makeHome()
  try {
    const first = await timeStart(home)
    await stop(first.product)
    const later = await timeStart(home)
    try {
      return [
        figure('first start to ready', first.seconds, 's', { atMost: 30 }),
        figure('later start to ready', later.seconds, 's', { atMost: 5 }),
        ...(await memoryAtRest(later.product, home)),
      ]
    } finally {
      await stop(later.product)
    }
  } finally {
    home.remove()
  }
}

async function timeStart(home: Home): Promise<{ seconds: number; product: Product }> {
  const started = performance.now()
  const product = await startProduct(home)
  await product.waitFor('Ready at')
  return { seconds: (performance.now() - started) / 1000, product }
}

async function stop(product: Product) {
  product.kill('SIGINT')
  await product.ended
}

/** Proportional set size: memory shared among the database's processes is counted once. Linux tells it, others do not. */
async function memoryAtRest(product: Product, home: Home): Promise<Figure[]> {
  if (process.platform !== 'linux') return []
  for (const path of ['/', '/en', '/cities']) await (await fetch(product.url + path)).text()
  await delay(restSeconds * 1000)
  const server = pssMiB([product.pid])
  const database = pssMiB(withChildren(databaseOf(home) as number))
  console.error(
    `memory at rest: server ${server.toFixed(0)} MiB, database ${database.toFixed(0)} MiB`,
  )
  return [figure('memory at rest, server and database', server + database, 'MiB', { atMost: 350 })]
}

function pssMiB(pids: number[]): number {
  const kibibytes = pids.map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1])
  })
  return kibibytes.reduce((total, one) => total + one, 0) / 1024
}

function withChildren(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return [parent, ...pids.map(Number).filter((pid) => parentOf(pid) === parent)]
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}
