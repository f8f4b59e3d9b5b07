import { chance, drifting, wobble } from './chance.ts'
import { dustSeason, market, rainSeason, rush, school } from './cycles.ts'
import type { Device, Signal } from './device.ts'
import { dayMs, dayOf } from './local-time.ts'

const [lon, lat] = [100.55, 12.6]

/** A place of its own for each device, within three kilometres. */
function place(key: string): [number, number] {
  return [lon + (chance(key, 'lon') - 0.5) / 20, lat + (chance(key, 'lat') - 0.5) / 20].map(
    (degrees) => Math.round(degrees * 1e5) / 1e5,
  ) as [number, number]
}

function signal(
  attribute: string,
  unit: string,
  everyHours: number,
  decimals: number,
  value: (at: number) => number,
): Signal {
  return { attribute, unit, everyHours, decimals, value }
}

const stations = ['ตลาด', 'โรงเรียน', 'ท่าเรือ', 'สวนสาธารณะ', 'สถานีขนส่ง'].map((th, at) => ({
  th,
  en: ['Market', 'School', 'Harbour', 'Park', 'Bus station'][at] as string,
}))

/**
 * Five stations for fine dust: one drifts upward until it is calibrated every 90 days, and the last is broken and loses two of three
 * messages, so that its days do not count.
 */
export const airStations: Device[] = stations.map((name, at) => ({
  key: `air-${at + 1}`,
  type: 'AirQualityObserved',
  name: { th: `สถานีวัดฝุ่น ${name.th}`, en: `Dust station, ${name.en}` },
  at: place(`air-${at + 1}`),
  loses: at === 4 ? 0.66 : 0.02,
  signals: [
    signal('pm25', 'GQ', 1, 1, (now) => {
      const weather = 13 + 11 * dustSeason(now) + 5 * drifting('dust', now, 60)
      const drift = at === 3 ? (dayOf(now) % 90) * 0.04 : 0
      const street = [4, 2, 1, 0, 5][at] as number
      return Math.max(2, weather + street * rush(now) + drift + wobble('pm25', at, now))
    }),
  ],
}))

const levels = [66.5, 64, 57]

export const noiseMeters: Device[] = ['junction', 'market', 'hospital'].map((en, at) => ({
  key: `noise-${at + 1}`,
  type: 'NoiseLevelObserved',
  name: { th: `เครื่องวัดเสียง ${['สี่แยก', 'ตลาด', 'โรงพยาบาล'][at]}`, en: `Noise meter, ${en}` },
  at: place(`noise-${at + 1}`),
  loses: 0.02,
  signals: [
    signal(
      'LAeq_d',
      '2N',
      24,
      1,
      (now) => (levels[at] as number) + 1.4 * wobble('noise', at, dayOf(now)),
    ),
  ],
}))

export const waterStations: Device[] = ['upstream', 'canal', 'mouth'].map((en, at) => ({
  key: `water-${at + 1}`,
  type: 'WaterQualityObserved',
  name: { th: `จุดตรวจน้ำ ${['ต้นน้ำ', 'คลองกลาง', 'ปากแม่น้ำ'][at]}`, en: `Water station, ${en}` },
  at: place(`water-${at + 1}`),
  loses: 0.03,
  signals: [
    signal('O2', 'M1', 6, 2, (now) => {
      const level = [5.9, 4.4, 4.9][at] as number
      return Math.max(0.5, level + 0.4 * drifting(`water ${at}`, now, 48) + 0.15 * wobble(at, now))
    }),
  ],
}))

/** Three detectors on main roads, slow only in the deepest rush hours. */
export const trafficDetectors: Device[] = [1, 2, 3].map((number) => ({
  key: `traffic-${number}`,
  type: 'TrafficFlowObserved',
  name: { th: `เครื่องตรวจวัดจราจร ${number}`, en: `Traffic detector ${number}` },
  at: place(`traffic-${number}`),
  loses: 0.02,
  signals: [
    signal('averageVehicleSpeed', 'KMH', 1, 1, (now) =>
      Math.max(6, 46 - 27 * rush(now) - 2 * number + 1.8 * wobble('speed', number, now)),
    ),
  ],
}))

export const carParks: Device[] = [1, 2].map((number) => ({
  key: `parking-${number}`,
  type: 'OffStreetParking',
  name: { th: `อาคารจอดรถ ${number}`, en: `Car park ${number}` },
  at: place(`parking-${number}`),
  loses: 0.01,
  signals: [
    signal('occupancy', 'C62', 1, 2, (now) =>
      Math.min(1, Math.max(0.05, 0.3 + 0.55 * market(now) + 0.04 * wobble('park', number, now))),
    ),
  ],
}))

export const chargers: Device[] = [1, 2].map((number) => ({
  key: `charger-${number}`,
  type: 'EVChargingStation',
  name: { th: `สถานีอัดประจุ ${number}`, en: `Charging station ${number}` },
  at: place(`charger-${number}`),
  told: { capacity: 4 },
  loses: 0.02,
  signals: [
    signal('availableCapacity', 'C62', 1, 0, (now) =>
      Math.min(
        4,
        Math.max(0, Math.round(3.1 - 2.4 * market(now) + 0.8 * wobble('charge', number, now))),
      ),
    ),
  ],
}))

export const peopleCounter: Device = {
  key: 'crowd-1',
  type: 'CrowdFlowObserved',
  name: { th: 'เครื่องนับคน ถนนตลาด', en: 'People counter, market street' },
  at: place('crowd-1'),
  loses: 0.02,
  signals: [
    signal('peopleCount', 'IE', 1, 0, (now) =>
      Math.max(0, 900 * market(now) * (1 + 0.1 * wobble('crowd', now))),
    ),
  ],
}

export const classrooms: Device[] = [1, 2].map((number) => ({
  key: `classroom-${number}`,
  type: 'IndoorEnvironmentObserved',
  name: { th: `ห้องเรียน ${number}`, en: `Classroom ${number}` },
  at: place(`classroom-${number}`),
  loses: 0.03,
  signals: [
    signal('co2', '59', 1, 0, (now) => 430 + 560 * school(now) + 60 * wobble('co2', number, now)),
  ],
}))

/** Two gauges at low roads: wet for some hours after the heaviest rains. */
export const floodGauges: Device[] = [1, 2].map((number) => ({
  key: `flood-${number}`,
  type: 'FloodMonitoring',
  name: { th: `จุดวัดน้ำท่วมถนน ${number}`, en: `Road flood gauge ${number}` },
  at: place(`flood-${number}`),
  loses: 0.01,
  signals: [
    signal('currentLevel', 'MTR', 1, 2, (now) => {
      const rain = drifting('rain', now, 9) * rainSeason(now) * (1 - number * 0.12)
      return Math.max(0, (rain - 1.25) * 0.5)
    }),
  ],
}))

export const sortedKinds = ['organic', 'glass', 'plastic', 'paper', 'other', 'other']

/** Six containers, emptied every evening but by turns. */
export const containers: Device[] = sortedKinds.map((kind, at) => ({
  key: `container-${at + 1}`,
  type: 'WasteContainer',
  name: { th: `จุดทิ้งขยะ ${at + 1}`, en: `Waste point ${at + 1}` },
  at: place(`container-${at + 1}`),
  told: { storedWasteKind: kind },
  loses: 0.02,
  signals: [
    signal('fillingLevel', 'C62', 6, 2, (now) => {
      const full = ((now / dayMs + at / 6) % 1) * 0.85 + 0.05 * wobble('fill', at, now)
      return Math.min(1, Math.max(0, full))
    }),
    signal('cargoWeight', 'KGM', 24, 0, (now) =>
      Math.max(20, (kind === 'other' ? 620 : 150) * (1 + 0.08 * wobble('waste', at, dayOf(now)))),
    ),
  ],
}))
