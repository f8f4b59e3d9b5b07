import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { makeApp } from '../app.ts'
import { bangkokDay, showDay } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import { stopServer } from '../http/stop.ts'
import { openKeys } from '../identity/index.ts'
import { runTour, type TourStop } from '../sample/index.ts'
import type { Settings } from '../settings.ts'
import { openStore, type Store } from '../store/open.ts'
import type { Call, Say } from './command.ts'
import { loadShipped } from './load-shipped.ts'
import { prepareSamples } from './prepare-samples.ts'
import { cannotListen } from './problems.ts'
import { openSigningKeys } from './signing-keys.ts'
import { listenForStop, type StopSignals } from './stop-signals.ts'

const [graceMs, lookMs] = [10_000, 200]

/** Leads through the sample city in simulated time, on an installation of its own, and then serves it until a signal asks for an end. */
export async function run({ settings, clock, say, options }: Call): Promise<number> {
  const checked = settings()
  const home = join(checked.home, 'sample-tour')
  await rm(home, { recursive: true, force: true })
  const stop = listenForStop(() => process.exit(1))
  const store = await openStore({ kind: 'embedded', home }, say)
  try {
    const tour = { store, settings: { ...checked, home, sample: true }, say, now: clock() }
    if (!(await loadShipped(store.db, clock(), say))) return 1
    if (!stop.wasAsked()) await lead(tour, stop, options.fast === true)
    return 0
  } finally {
    await store.close()
    stop.ignore()
  }
}

type Tour = { store: Store; settings: Settings; say: Say; now: Date }

async function lead({ store, settings, say, now }: Tour, stop: StopSignals, isFast: boolean) {
  // Mandates of sample people begin on the day they are made, which must come before the tour.
  const time = simulatedTime(now.getTime() - 60 * 86_400_000)
  const log = (error: unknown) => console.error(error)
  const keys = await openKeys(settings.home)
  const findKey = await openSigningKeys(settings)
  const server = await makeApp({ store, settings, keys, findKey, clock: time.clock, log })
  const { host, port, publicUrl } = settings
  await server.listen({ host, port }).catch((error) => {
    throw cannotListen(error, host, port)
  })
  await prepareSamples(store.db, settings, time.clock())
  say(words.begin)
  const stops = runTour({
    db: store.db,
    ask: (request) => server.inject(request),
    publicUrl,
    now,
    ...time,
    measured: () => isQuiet(store),
  })
  try {
    for await (const one of stops) {
      say(tellStop(one, publicUrl))
      if (!(await look(stop, isFast))) return
    }
    say(words.end)
    await stop.asked
  } finally {
    await stopServer(server, graceMs)
  }
}

/** A clock that is put to a moment, in ms, and runs on from there. */
function simulatedTime(start: number) {
  let [base, since] = [start, performance.now()]
  return {
    clock: () => new Date(base + (performance.now() - since)),
    setClock: (at: Date) => {
      base = at.getTime()
      since = performance.now()
    },
  }
}

/** Waits until nobody who listens has anything left to take in. */
async function isQuiet({ outbox }: Store): Promise<void> {
  for (;;) {
    if ((await outbox.lags()).length === 0) return
    await delay(100)
  }
}

/** Gives the person time to look; false when they want an end. */
async function look(stop: StopSignals, isFast: boolean): Promise<boolean> {
  if (isFast) await Promise.race([delay(lookMs, undefined, { ref: false }), stop.asked])
  else {
    const lines = createInterface({ input: process.stdin, output: process.stdout })
    await Promise.race([lines.question(''), stop.asked])
    lines.close()
  }
  return !stop.wasAsked()
}

function tellStop({ at, proof, said, look }: TourStop, publicUrl: string): Text {
  const day = bangkokDay(at)
  const links = (prefix: string) =>
    look.map((path) => `\n    ${publicUrl}${prefix}${path}`).join('')
  return {
    th: `— ${showDay(day, 'th')} — ${words.proof[proof].th}\n  ${said.th}${links('')}`,
    en: `— ${showDay(day, 'en')} — ${words.proof[proof].en}\n  ${said.en}${links('/en')}`,
  }
}

const words = {
  begin: {
    th: 'เริ่มพาชมเมืองสมมติ (ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง) ในเวลาจำลอง กำลังส่งข้อมูล 63 วันแรก',
    en: 'The tour of the sample city begins (sample data, not a real city), in simulated time. Sending its first 63 days.',
  },
  end: {
    th: 'จบการพาชม เปิดดูต่อได้ กด Ctrl-C เพื่อหยุด',
    en: 'That was the tour. Look around as you like; Ctrl-C stops it.',
  },
  proof: {
    proven: { th: 'เป็นไปตามแผน (มีข้อมูลยืนยัน)', en: 'on plan (confirmed by data)' },
    'at-risk': { th: 'อยู่ในช่วงปรับปรุงแก้ไข', en: 'in the period for correction' },
    unproven: {
      th: 'ยังไม่มีข้อมูลยืนยันว่าเป็นไปตามแผน',
      en: 'no data confirm yet that it is on plan',
    },
    'no-data': { th: 'ยังไม่ได้เชื่อมต่อข้อมูล', en: 'no data connected yet' },
  },
} satisfies Record<string, unknown>
