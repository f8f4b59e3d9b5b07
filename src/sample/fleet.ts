import type { Device } from './device.ts'
import { buildings, lightCabinets, waterMeters } from './meters.ts'
import { registers } from './registers.ts'
import {
  airStations,
  carParks,
  chargers,
  classrooms,
  containers,
  floodGauges,
  noiseMeters,
  peopleCounter,
  trafficDetectors,
  waterStations,
} from './sensors.ts'

/** Everything in the sample city that sends data. */
export const fleet: readonly Device[] = [
  ...airStations,
  ...noiseMeters,
  ...waterStations,
  ...trafficDetectors,
  ...carParks,
  ...chargers,
  peopleCounter,
  ...classrooms,
  ...floodGauges,
  ...containers,
  ...waterMeters,
  ...buildings,
  ...lightCabinets,
  ...registers,
]
