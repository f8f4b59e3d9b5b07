import type { Db } from '../../store/db.ts'
import { listBoundCities } from '../definitions/index.ts'
import { listReadings, type Reading } from '../results/index.ts'

/**
 * The newest readings of one definition in all cities that measure it, in no order: which cities may stand in a ranking, and whether
 * there are enough, is said above. Of a period, where its beginning is given.
 */
export async function readingsAcross(
  db: Db,
  { id, version, from }: { id: string; version: number; from?: Date | undefined },
): Promise<Reading[]> {
  const cities = await listBoundCities(db.read)
  const found: Reading[] = []
  for (const [tenant, of] of Map.groupBy(cities, (one) => one.tenant)) {
    const read = await db.snapshot(tenant, async (tx) => {
      const all: Reading[][] = []
      for (const { city } of of) all.push(await listReadings(tx, { city, id, version, from }))
      return all
    })
    for (const readings of read) {
      const one = from
        ? readings.find((reading) => reading.from.getTime() === from.getTime())
        : readings.at(-1)
      if (one) found.push(one)
    }
  }
  return found
}
