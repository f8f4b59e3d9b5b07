import type { NewCommitment } from '../../src/indicators/index.ts'

/** At most two days a month above the standard, from the first of October 2026 on. */
export const atMostTwoDays: NewCommitment = {
  indicator: 'air.pm25_days',
  promise: {
    baseline: { value: 2, on: '2026-01-01' },
    target: 2,
    tolerance: 0,
    trajectory: { kind: 'linear' },
  },
  critical: true,
  startsOn: '2026-10-01',
  dueOn: '2027-12-31',
}
