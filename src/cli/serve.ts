import type { FastifyRequest } from 'fastify'
import { makeApp } from '../app.ts'
import type { Text } from '../base/text.ts'
import type { FindKey } from '../emblem/index.ts'
import { stopServer } from '../http/stop.ts'
import { type Keys, openKeys } from '../identity/index.ts'
import { keepSending } from '../sample/index.ts'
import type { Settings } from '../settings.ts'
import { openStore, type Store } from '../store/open.ts'
import { productVersion } from '../version.ts'
import type { Call } from './command.ts'
import { loadShipped } from './load-shipped.ts'
import { offerFirstOperator } from './offer-first-operator.ts'
import { prepareSamples } from './prepare-samples.ts'
import { cannotListen } from './problems.ts'
import { openSigningKeys } from './signing-keys.ts'
import { listenForStop } from './stop-signals.ts'
import { storeConfig } from './with-store.ts'

const graceMs = 10_000

/** Serves until a signal asks for an end, and says what it does while it does it. */
export async function run({ settings, options, clock, say }: Call): Promise<number> {
  const checked = settings(options.try ? { SAMPLE: 'auto' } : {})
  const stop = listenForStop(() => process.exit(1))
  say({ th: `หลักเมือง รุ่น ${productVersion}`, en: `Lak Mueang ${productVersion}` })
  const store = await openStore(storeConfig(checked), say)
  try {
    if (!stop.wasAsked() && !(await loadShipped(store.db, clock(), say))) return 1
    const keys = await openKeys(checked.home)
    const findKey = await openSigningKeys(checked)
    if (!stop.wasAsked())
      await serveUntil(stop.asked, { store, checked, keys, findKey, clock, say })
    return 0
  } finally {
    await store.close()
    stop.ignore()
    if (stop.wasAsked()) say({ th: 'หยุดแล้ว', en: 'Stopped' })
  }
}

type Serving = { store: Store; checked: Settings; keys: Keys; findKey: FindKey } & Pick<
  Call,
  'clock' | 'say'
>

async function serveUntil(
  asked: Promise<void>,
  { store, checked, keys, findKey, clock, say }: Serving,
) {
  const server = await makeApp({ store, settings: checked, keys, findKey, clock, log })
  const { host, port } = checked
  await server.listen({ host, port }).catch((error) => {
    throw cannotListen(error, host, port)
  })
  await prepareSamples(store.db, checked, clock())
  const stopSample = checked.sample
    ? keepSending({
        db: store.db,
        clock,
        ask: (request) => server.inject(request),
        publicUrl: checked.publicUrl,
        onFailure: (error) => log(error, null),
      })
    : undefined
  const at = checked.publicUrl
  await offerFirstOperator(store.db, at, clock(), say)
  if (!checked.ngsild.auth) say(everybodyMayWrite)
  say({ th: `พร้อมใช้งานที่ ${at} (กด Ctrl-C เพื่อหยุด)`, en: `Ready at ${at} (Ctrl-C stops it)` })
  await asked
  say({ th: 'กำลังหยุด รอคำขอที่ค้างอยู่ให้เสร็จ', en: 'Stopping; finishing the requests under way' })
  await stopSample?.()
  await stopServer(server, graceMs)
}

const everybodyMayWrite: Text = {
  th: '*** คำเตือน: NGSILD_AUTH=off ใครก็ตามที่เข้าถึงที่อยู่นี้ได้ อ่าน แก้ไข และลบข้อมูลของทุกเมืองได้ ใช้กับระบบทดสอบแบบปิดเท่านั้น ***',
  en: '*** WARNING: NGSILD_AUTH=off. Whoever reaches this address may read, change and delete the data of every city. For a closed test bed only. ***',
}

/** A bug: its request by id and route, and the whole of it. The address itself may hold what a person typed, or a link's secret. */
function log(error: unknown, request: FastifyRequest | null) {
  if (!request) return console.error(error)
  console.error(request.id, request.method, request.routeOptions.url ?? '', error)
}
