/**
 * What the id of an instance is made of: its series, and the change number and moment of its first row. So it is found by the index,
 * and the id stays what it is when the instance is corrected.
 */
export type InstanceId = { readonly series: number; readonly change: number; readonly at: string }

const part = '(0|-?[1-9a-z][0-9a-z]{0,10})'
const form = new RegExp(`^urn:ngsi-ld:Instance:${part}\\.${part}\\.${part}\\.(\\d{0,6})$`)

/** Writes the id of an instance. Source: CIM 009 4.5.7 (instanceId is a URI that the system gives). */
export function writeInstanceId({ series, change, at }: InstanceId): string {
  const seconds = Date.parse(`${at.slice(0, 19)}Z`) / 1000
  const numbers = [series, change, seconds].map((number) => number.toString(36))
  return `urn:ngsi-ld:Instance:${numbers.join('.')}.${at.slice(20, -1)}`
}

/** Reads the id of an instance; undefined for one that was never given. */
export function readInstanceId(text: string): InstanceId | undefined {
  const parts = form.exec(text)
  if (!parts) return undefined
  const [series = 0, change = 0, seconds = 0] = parts
    .slice(1, 4)
    .map((one) => Number.parseInt(one, 36))
  const day = new Date(seconds * 1000)
  if (![series, change].every(Number.isSafeInteger) || Number.isNaN(day.getTime())) return undefined
  const whole = day.toISOString()
  if (!/^(?!0000)\d{4}-/.test(whole)) return undefined
  return { series, change, at: `${whole.slice(0, 19)}${parts[4] && `.${parts[4]}`}Z` }
}
