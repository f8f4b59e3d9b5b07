import { firstDay, meter, nightSoFar, sunSoFar } from './cycles.ts'
import type { Device } from './device.ts'
import { dayOf } from './local-time.ts'

const daily = (at: number) => dayOf(at) - firstDay

/** Meters of the four water districts, in litres. */
export const waterMeters: Device[] = [820_000, 640_000, 910_000, 450_000].map((perDay, at) => ({
  key: `water-meter-${at + 1}`,
  type: 'WaterConsumptionObserved',
  name: { th: `มาตรน้ำ เขต ${at + 1}`, en: `Water meter, district ${at + 1}` },
  loses: 0.02,
  signals: [
    {
      attribute: 'waterConsumption',
      unit: 'LTR',
      everyHours: 6,
      decimals: 0,
      value: (now) => meter(now, perDay),
    },
  ],
}))

/** Meters of three public buildings with solar panels, in kilowatt hours. */
export const buildings: Device[] = [410, 260, 330].map((perDay, at) => ({
  key: `building-${at + 1}`,
  type: 'ThreePhaseAcMeasurement',
  name: { th: `อาคารสาธารณะ ${at + 1}`, en: `Public building ${at + 1}` },
  loses: 0.02,
  signals: [
    {
      attribute: 'totalActiveEnergyImport',
      unit: 'KWH',
      everyHours: 6,
      decimals: 1,
      value: (now) => meter(now, perDay),
    },
    {
      attribute: 'totalActiveEnergyExport',
      unit: 'KWH',
      everyHours: 6,
      decimals: 1,
      value: (now) => perDay * 0.31 * (daily(now) + sunSoFar(now)),
    },
  ],
}))

/** Cabinets of the street lights, read twice a day. */
export const lightCabinets: Device[] = [160, 205].map((perNight, at) => ({
  key: `lights-${at + 1}`,
  type: 'StreetlightControlCabinet',
  name: { th: `ตู้ไฟถนน ${at + 1}`, en: `Street light cabinet ${at + 1}` },
  loses: 0.01,
  signals: [
    {
      attribute: 'energyConsumed',
      unit: 'KWH',
      everyHours: 12,
      decimals: 1,
      value: (now) => perNight * (daily(now) + nightSoFar(now)),
    },
  ],
}))
