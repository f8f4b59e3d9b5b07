/** One attribute that a device sends: how often, and what it would show at a moment. */
export type Signal = {
  attribute: string
  /** UN/CEFACT Rec 20. */
  unit: string
  everyHours: number
  /** Rounded to this many decimals before it is sent. */
  decimals: number
  value: (at: number) => number
}

/** A thing of the sample city that sends numbers. `type` and attributes bear the names of Smart Data Models. */
export type Device = {
  /** Ends the id: `urn:ngsi-ld:{type}:mueang-sommot:{key}`. */
  key: string
  type: string
  name: { th: string; en: string }
  /** Longitude and latitude, in the Gulf of Thailand; none for registers. */
  at?: [number, number]
  /** The `name` by which indicators ask for a register; other devices bear their Thai name. */
  code?: string
  /** Properties that do not change. */
  told?: Record<string, string | number>
  signals: Signal[]
  /** What share of its messages never arrives, of single ones. */
  loses: number
}

export function deviceId({ type, key }: Pick<Device, 'type' | 'key'>): string {
  return `urn:ngsi-ld:${type}:mueang-sommot:${key}`
}
