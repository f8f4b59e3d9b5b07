import type { FastifyRequest } from 'fastify'
import type { ColumnNeed } from './column-needs.ts'
import { askInterface } from './own-interface.ts'
import type { CsvObservation } from './read-rows.ts'

const instancesAtOnce = 1_000

/**
 * Sends what a column of a CSV file holds into the space of a city, as history and then as it stands, in the name of whoever asked.
 * Gives false where the interface did not take it.
 */
export async function sendCsv(
  request: FastifyRequest,
  space: string,
  { input: { type, attribute, unit }, mark }: ColumnNeed,
  observations: readonly CsvObservation[],
): Promise<boolean> {
  const points = Map.groupBy(observations, ({ point }) => point)
  const marks = mark && { [mark.attribute]: { type: 'Property', value: mark.value } }
  const named = mark ? `${encodeURIComponent(mark.value)}:` : ''
  for (const [point, own] of points) {
    const id = `urn:ngsi-ld:${type}:${space}:${named}${point}`
    const ordered = own.toSorted((a, b) => a.at.getTime() - b.at.getTime())
    for (let at = 0; at < ordered.length; at += instancesAtOnce) {
      const piece = ordered.slice(at, at + instancesAtOnce).map((one) => toInstance(one))
      const path = '/temporal/entities'
      const sent = await askInterface(request, space, {
        method: 'POST',
        path,
        body: { id, type, [attribute]: piece },
      })
      if (sent.status >= 300) return false
    }
    const newest = ordered.at(-1) as CsvObservation
    const value = { ...toInstance(newest), unitCode: unit }
    const standing = { id, type, ...marks, [attribute]: value }
    const path = '/entityOperations/upsert?options=update'
    const sent = await askInterface(request, space, { method: 'POST', path, body: [standing] })
    if (sent.status >= 300 || sent.status === 207) return false
  }
  return true
}

function toInstance({ value, at }: CsvObservation) {
  return { type: 'Property', value, observedAt: at.toISOString() }
}
