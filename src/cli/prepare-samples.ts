import { dropSamples, keepSamples } from '../identity/index.ts'
import { grantSampleCertificate, showSampleCity } from '../programme/index.ts'
import type { Settings } from '../settings.ts'
import type { Db } from '../store/db.ts'

/** Shows the sample city and its people where SAMPLE is on; where it is off, ends what is left of them. */
export async function prepareSamples(db: Db, { sample }: Settings, now: Date): Promise<void> {
  await showSampleCity(db, sample, now)
  if (sample) await grantSampleCertificate(db, now)
  // The one city that samples act in is known by its name; what else they act in is on the record.
  if (sample) await keepSamples(db, async () => ({ sample: true }), now)
  else await dropSamples(db)
}
