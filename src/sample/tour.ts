import type { Text } from '../base/text.ts'
import { createSpace } from '../context/index.ts'
import { sampleCity } from '../identity/index.ts'
import { cityProof, type Proof, tick } from '../indicators/index.ts'
import { proofRules } from '../programme/index.ts'
import type { Db } from '../store/db.ts'
import { dayMs } from './local-time.ts'
import { makePromises } from './make-promises.ts'
import type { Silence } from './observe.ts'
import { rememberSent } from './progress.ts'
import { sendBetween } from './send-between.ts'
import { type Ask, makeSend } from './steward.ts'

export type TourDeps = {
  db: Db
  ask: Ask
  publicUrl: string
  /** The moment at which the tour ends; it begins before. */
  now: Date
  clock: () => Date
  /** Puts the clock of the product to a moment. */
  setClock: (at: Date) => void
  /** Only devices whose key begins so; all without it. */
  devices?: readonly string[]
  /** Resolves once everything that was sent has been measured. */
  measured: () => Promise<void>
}

/** One stop of the tour: the simulated moment, what the data say, what happened, and where to look (Thai addresses). */
export type TourStop = { at: Date; proof: Proof; said: Text; look: readonly string[] }

const city = `/cities/${sampleCity}`
const traffic = `${city}/indicators/mobility.slow_hours`

type Chapter = { days: number; said: Text; look: readonly string[] }

/** What happens, and after how many days of simulated time. The second one is when the traffic detectors have fallen silent. */
export const chapters: readonly [Chapter, Chapter, Chapter, Chapter] = [
  {
    days: 0,
    said: {
      th: 'เมืองสมมติส่งข้อมูลครบ คำมั่น 10 ข้อวัดได้และเป็นไปตามแผน',
      en: 'The sample city sends all its data. Its ten commitments are measured and on plan.',
    },
    look: [city, traffic],
  },
  {
    days: 5,
    said: {
      th: 'เครื่องตรวจวัดจราจรหยุดส่งข้อมูลเกิน 3 วัน คำมั่นเรื่องการจราจรไม่มีข้อมูลยืนยัน เริ่มนับช่วงปรับปรุงแก้ไข 30 วัน ค่าที่หายไปไม่กลายเป็นศูนย์',
      en: 'The traffic detectors have been silent for more than three days. Nothing confirms the commitment on traffic; the 30 days for correction begin. What is missing does not become a zero.',
    },
    look: [city, traffic],
  },
  {
    days: 36,
    said: {
      th: 'ครบ 30 วันแล้วยังไม่มีข้อมูล สถานะเปลี่ยนเป็นยังไม่มีข้อมูลยืนยัน สถานะทางกฎหมายไม่เปลี่ยน',
      en: 'Thirty days are over without data: the data status is unproven now. The legal status has not changed.',
    },
    look: [city, '/about#statuses'],
  },
  {
    days: 38,
    said: {
      th: 'ซ่อมแล้ว ข้อมูลที่เก็บไว้ในเครื่องส่งย้อนหลังมาครบ ระบบวัดใหม่และยืนยันตามแผนอีกครั้ง กดดูที่มาของตัวเลขได้ถึงข้อมูลที่ส่งมา',
      en: 'Repaired. What the detectors had kept arrives late, is measured, and confirms the plan again. Follow the figure down to what was sent.',
    },
    look: [city, traffic],
  },
]

/** How much past there is before the first stop. */
const pastDays = 63

/** Leads through the tour, in simulated time. Needs an installation of its own, whose sample people are there. */
export async function* runTour(deps: TourDeps): AsyncGenerator<TourStop> {
  const { db, clock, setClock } = deps
  const lastDays = chapters[3].days
  const start = deps.now.getTime() - lastDays * dayMs
  setClock(new Date(start))
  await createSpace(db, sampleCity, clock(), { open: true })
  const send = makeSend({ ...deps, space: sampleCity })
  let sent = start - pastDays * dayMs
  const silence: Silence = {
    devices: ['traffic-'],
    from: start,
    until: deps.now.getTime(),
  }
  for (const chapter of chapters) {
    const until = start + chapter.days * dayMs
    setClock(new Date(until))
    const isRepaired = chapter === chapters[3]
    const silences = isRepaired ? [] : [silence]
    await sendBetween(send, {
      from: isRepaired ? start : sent,
      until,
      silences,
      devices: deps.devices,
    })
    sent = until
    if (chapter === chapters[0]) await makePromises(db, clock())
    await deps.measured()
    const rules = await proofRules(db.read)
    await tick(db, rules, clock())
    const { status } = await cityProof(db, sampleCity, rules, clock())
    yield { at: new Date(until), proof: status, said: chapter.said, look: chapter.look }
  }
  await rememberSent(db.read, sampleCity, new Date(sent))
}
