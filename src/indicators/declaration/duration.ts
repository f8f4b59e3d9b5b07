const pattern = /^P(?:(\d{1,4})D)?(?:T(\d{1,4})H)?$/
const hourMs = 3_600_000

/** The milliseconds of a duration in days of 24 h and hours: `P3D`, `PT6H`. What the shape let through is one. */
export function durationMs(duration: string): number {
  const [, days = '0', hours = '0'] = pattern.exec(duration) ?? []
  return (Number(days) * 24 + Number(hours)) * hourMs
}
