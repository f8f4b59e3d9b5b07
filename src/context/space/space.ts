import type { Text } from '../../base/text.ts'
import { badRequestData } from '../problems.ts'

/**
 * A data space of city data: a tenant by its number and name. `open`: everybody may read. It is one object as long as nothing in it
 * changes, and what a process remembers of the space's numbers hangs on it. `era` grows whenever the space is dropped.
 */
export type Space = {
  readonly tenant: number
  readonly name: string
  readonly era: number
  readonly open: boolean
  readonly mostEntities: number
  readonly mostSubscriptions: number
}

/** What can be set of a space. */
export type SpaceSettings = Pick<Space, 'open' | 'mostEntities' | 'mostSubscriptions'>

/** The space of requests that name none. It is nobody's city. */
export const defaultSpace = 'default'

const spaceName = /^[a-z0-9][a-z0-9_-]{0,62}$/

const notAName: Text = {
  th: 'ชื่อพื้นที่ข้อมูลต้องเป็น a-z 0-9 _ - ไม่เกิน 63 อักขระ และขึ้นต้นด้วยตัวอักษรหรือตัวเลข',
  en: 'A data space is named by 1 to 63 of a-z, 0-9, _ and -, beginning with a letter or digit.',
}

export function isSpaceName(name: string): boolean {
  return spaceName.test(name)
}

/** Throws BadRequestData for a name that no space can have. */
export function requireSpaceName(name: string): void {
  if (!isSpaceName(name)) throw badRequestData({ detail: notAName })
}
