import type { Selectable } from 'kysely'
import type { CityTables } from '../../store/db.ts'
import type { Said } from './reading.ts'
import './tables.ts'

type SaidRow = Pick<
  Selectable<CityTables['indicator_reading']>,
  'status' | 'value' | 'raw' | 'because'
>

/** What readings and results say, as both tables hold it. */
export function saidColumns(said: Said) {
  const because = said.because ? JSON.stringify(said.because) : null
  return 'value' in said
    ? { status: said.status, value: said.value, raw: said.raw, because }
    : { status: said.status, value: null, raw: null, because }
}

export function toSaid({ status, value, raw, because }: SaidRow): Said {
  const said = { status, ...(value !== null && { value, raw }), ...(because && { because }) }
  return said as Said
}
