import { type Device, deviceId } from './device.ts'
import type { Observation } from './observe.ts'

/** A part of the evolution of a device, as `POST /temporal/entities` takes it. */
export function toEvolution(device: Device, observations: readonly Observation[]): object {
  const byAttribute = Map.groupBy(observations, ({ attribute }) => attribute)
  return {
    id: deviceId(device),
    type: device.type,
    ...Object.fromEntries(
      [...byAttribute].map(([attribute, found]) => [
        attribute,
        found.map(({ value, at }) => ({ type: 'Property', value, observedAt: moment(at) })),
      ]),
    ),
  }
}

/** A device as it stands, with the newest number of each attribute, as `POST /entityOperations/upsert` takes it. */
export function toEntity(device: Device, observations: readonly Observation[]): object {
  const newest = new Map(observations.map((one) => [one.attribute, one]))
  const property = (value: string | number) => ({ type: 'Property', value })
  return {
    id: deviceId(device),
    type: device.type,
    name: property(device.code ?? device.name.th),
    description: property(device.name.en),
    ...Object.fromEntries(
      Object.entries(device.told ?? {}).map(([name, value]) => [name, property(value)]),
    ),
    ...(device.at && {
      location: { type: 'GeoProperty', value: { type: 'Point', coordinates: device.at } },
    }),
    ...Object.fromEntries(
      [...newest.values()].map(({ attribute, value, unit, at }) => [
        attribute,
        { type: 'Property', value, unitCode: unit, observedAt: moment(at) },
      ]),
    ),
  }
}

function moment(at: number): string {
  return new Date(at).toISOString()
}
