/** One commitment of the sample city's plan, in the unit of its indicator: from the baseline to the target, in a straight line. */
export type SamplePromise = {
  indicator: string
  baseline: number
  target: number
  critical: boolean
}

/** The ten commitments of the sample city. All are kept as long as its devices send. */
export const promises: readonly SamplePromise[] = [
  { indicator: 'air.pm25_days', baseline: 9, target: 6, critical: true },
  { indicator: 'water.oxygen', baseline: 3.2, target: 4, critical: true },
  { indicator: 'waste.recycled_share', baseline: 12, target: 25, critical: false },
  { indicator: 'energy.solar_share', baseline: 8, target: 15, critical: true },
  { indicator: 'mobility.slow_hours', baseline: 20, target: 15, critical: true },
  { indicator: 'living.flood_hours', baseline: 12, target: 8, critical: false },
  { indicator: 'living.emergency_minutes', baseline: 11, target: 9, critical: true },
  { indicator: 'governance.requests_in_time', baseline: 65, target: 80, critical: true },
  { indicator: 'economy.market_visitors', baseline: 3200, target: 4000, critical: false },
  { indicator: 'people.classroom_air', baseline: 80, target: 90, critical: false },
]

/** What it measures besides, without a commitment. */
export const alsoMeasured: readonly string[] = [
  'air.pm25_year',
  'noise.days',
  'waste.bins_full',
  'water.consumption',
  'energy.street_lighting',
  'energy.ev_availability',
  'mobility.parking_occupancy',
  'mobility.cashless_fares',
  'economy.new_businesses',
  'economy.cashless_shops',
  'people.digital_training',
  'living.water_loss',
  'governance.open_data',
  'governance.online_services',
  'governance.hearing_answers',
]
