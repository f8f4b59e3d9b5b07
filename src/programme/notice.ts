import { showDay } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import type { Site } from '../http/deps.ts'
import type { Tx } from '../store/db.ts'
import { settledWords } from './rule-queries.ts'
import { aboutRecord } from './version-queries.ts'

/** The tag that everything made up carries, beside the notice. */
export async function sampleNotice(tx: Tx, site: Site): Promise<Text> {
  const { sample } = await settledWords(tx)
  const notice = await recordNotice(tx, site)
  if (!notice) return sample.tag
  return { th: `${sample.tag.th} · ${notice.th}`, en: `${sample.tag.en} · ${notice.en}` }
}

/** The sentence that every answer and export carries unless this is an official site: what it is not, and from when its data are. */
export async function recordNotice(tx: Tx, site: Site): Promise<Text | null> {
  if (site.official) return null
  const { notOfficial } = await settledWords(tx)
  const { recordAsOf } = await aboutRecord(tx)
  return {
    th: notOfficial.th.replace('{วันที่}', showDay(recordAsOf, 'th')),
    en: notOfficial.en.replace('{date}', showDay(recordAsOf, 'en')),
  }
}
