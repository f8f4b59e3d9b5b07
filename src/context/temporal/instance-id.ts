/**
 * The id of an instance: the series, and the change and moment of its first row. So it is found again by the index, and stays the
 * same when the instance is corrected. Source: CIM 009 4.5.7.
 */
export type InstanceId = { readonly series: number; readonly change: number }

const form = /^urn:ngsi-ld:Instance:([1-9a-z][0-9a-z]{0,10})-([1-9a-z][0-9a-z]{0,10})$/

export function writeInstanceId({ series, change }: InstanceId): string {
  return `urn:ngsi-ld:Instance:${series.toString(36)}-${change.toString(36)}`
}

/** Reads the id of an instance; undefined for one that we never gave. */
export function readInstanceId(text: string): InstanceId | undefined {
  const parts = form.exec(text)
  if (!parts) return undefined
  const [series, change] = [
    Number.parseInt(parts[1] as string, 36),
    Number.parseInt(parts[2] as string, 36),
  ]
  return Number.isSafeInteger(series) && Number.isSafeInteger(change)
    ? { series, change }
    : undefined
}
