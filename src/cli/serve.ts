import type { FastifyRequest } from 'fastify'
import { makeApp } from '../app.ts'
import { stopServer } from '../http/stop.ts'
import type { Settings } from '../settings.ts'
import { openStore, type Store } from '../store/open.ts'
import { productVersion } from '../version.ts'
import type { Call } from './command.ts'
import { loadShipped } from './load-shipped.ts'
import { cannotListen } from './problems.ts'
import { listenForStop } from './stop-signals.ts'
import { storeConfig } from './with-store.ts'

const graceMs = 10_000

/** Serves until a signal asks for an end, and says what it does while it does it. */
export async function run({ settings, clock, say }: Call): Promise<number> {
  const checked = settings()
  const stop = listenForStop(() => process.exit(1))
  say({ th: `หลักเมือง รุ่น ${productVersion}`, en: `Lak Mueang ${productVersion}` })
  const store = await openStore(storeConfig(checked), say)
  try {
    if (!stop.wasAsked() && !(await loadShipped(store.db, clock(), say))) return 1
    if (!stop.wasAsked()) await serveUntil(stop.asked, { store, checked, clock, say })
    return 0
  } finally {
    await store.close()
    stop.ignore()
    if (stop.wasAsked()) say({ th: 'หยุดแล้ว', en: 'Stopped' })
  }
}

type Serving = { store: Store; checked: Settings } & Pick<Call, 'clock' | 'say'>

async function serveUntil(asked: Promise<void>, { store, checked, clock, say }: Serving) {
  const server = await makeApp({ store, settings: checked, clock, log })
  const { host, port } = checked
  await server.listen({ host, port }).catch((error) => {
    throw cannotListen(error, host, port)
  })
  const at = checked.publicUrl
  say({ th: `พร้อมใช้งานที่ ${at} (กด Ctrl-C เพื่อหยุด)`, en: `Ready at ${at} (Ctrl-C stops it)` })
  await asked
  say({ th: 'กำลังหยุด รอคำขอที่ค้างอยู่ให้เสร็จ', en: 'Stopping; finishing the requests under way' })
  await stopServer(server, graceMs)
}

/** A bug: its request by id, and the whole of it. The address goes without its query, which may hold what a person typed. */
function log(error: unknown, request: FastifyRequest) {
  console.error(request.id, request.method, request.url.split('?')[0], error)
}
