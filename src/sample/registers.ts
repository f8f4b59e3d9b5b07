import { wobble } from './chance.ts'
import type { Device } from './device.ts'
import { dayOf, isWeekend } from './local-time.ts'

/** A figure that an office sends once a day, under the name that indicators ask for. */
function register(
  key: string,
  th: string,
  en: string,
  unit: string,
  value: (at: number) => number,
): Device {
  return {
    key,
    type: 'KeyPerformanceIndicator',
    name: { th, en },
    code: key,
    loses: 0.01,
    signals: [{ attribute: 'kpiValue', unit, everyHours: 24, decimals: 0, value }],
  }
}

/** A day's count around a mean; offices are closed at weekends where `working`. */
function around(key: string, mean: number, spread = 0.15, working = false) {
  return (at: number) =>
    working && isWeekend(at) ? 0 : Math.max(0, mean * (1 + spread * wobble(key, dayOf(at))))
}

/** A share of another day's count, never more than it. */
function shareOf(key: string, of: (at: number) => number, share: number) {
  return (at: number) => {
    const all = Math.round(of(at))
    return Math.min(all, Math.round(all * (share + 0.03 * wobble(key, dayOf(at)))))
  }
}

const due = around('requests-due', 42)
const fares = around('fares', 5_200, 0.06)
const applications = around('applications', 70, 0.2, true)
const supplied = around('water-supplied', 3_900, 0.03)
const calls = around('emergency-calls', 9, 0.25)
const comments = around('comments-due', 6, 0.4)

/** What the offices of the city send: counts of the day, and registers that hardly change. */
export const registers: Device[] = [
  register('population', 'ทะเบียนราษฎร', 'Register of people', 'IE', () => 14_200),
  register('requests-due', 'เรื่องที่ครบกำหนด', 'Requests due', 'C62', due),
  register(
    'requests-closed-in-time',
    'เรื่องที่เสร็จตามกำหนด',
    'Requests closed in time',
    'C62',
    shareOf('requests-closed-in-time', due, 0.88),
  ),
  register('fares', 'เที่ยวโดยสาร', 'Bus journeys', 'C62', fares),
  register(
    'cashless-fares',
    'เที่ยวที่ไม่ใช้เงินสด',
    'Journeys without cash',
    'C62',
    shareOf('cashless-fares', fares, 0.64),
  ),
  register('applications', 'คำขอรับบริการ', 'Applications', 'C62', applications),
  register(
    'applications-online',
    'คำขอออนไลน์',
    'Applications online',
    'C62',
    shareOf('applications-online', applications, 0.57),
  ),
  register('water-supplied', 'น้ำจ่าย', 'Water supplied', 'MTQ', supplied),
  register(
    'water-billed',
    'น้ำที่เรียกเก็บเงิน',
    'Water billed',
    'MTQ',
    shareOf('water-billed', supplied, 0.77),
  ),
  register('emergency-calls', 'เหตุฉุกเฉิน', 'Emergencies', 'C62', calls),
  register(
    'emergency-response-minutes',
    'เวลาถึงที่เกิดเหตุรวม',
    'Minutes to the scene',
    'MIN',
    (at) => Math.round(calls(at)) * (7.6 + 0.5 * wobble('response', dayOf(at))),
  ),
  register('comments-due', 'ความเห็นที่ครบกำหนด', 'Comments due', 'C62', comments),
  register(
    'comments-answered',
    'ความเห็นที่ตอบแล้ว',
    'Comments answered',
    'C62',
    shareOf('comments-answered', comments, 0.93),
  ),
  register(
    'new-businesses',
    'จดทะเบียนธุรกิจใหม่',
    'New businesses',
    'C62',
    around('new-businesses', 0.9, 0.6, true),
  ),
  register(
    'digital-training-completed',
    'ผู้ผ่านการอบรมดิจิทัล',
    'Digital training completed',
    'IE',
    around('training', 4, 0.5, true),
  ),
  register('shops', 'ร้านค้า', 'Shops', 'C62', () => 620),
  register(
    'shops-digital-payment',
    'ร้านที่รับเงินดิจิทัล',
    'Shops with digital payment',
    'C62',
    () => 451,
  ),
  register('datasets', 'ชุดข้อมูลในบัญชี', 'Data sets', 'C62', () => 64),
  register('datasets-open', 'ชุดข้อมูลที่เปิด', 'Open data sets', 'C62', () => 29),
]
