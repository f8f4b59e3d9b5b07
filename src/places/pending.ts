import type { Tx } from '../store/db.ts'
import type { Dataset, Province, Region, RegionSystem } from './province.ts'

function pending(): never {
  throw new Error('pending')
}
export const listProvinces = (_tx: Tx): Promise<Province[]> => pending()
export const listRegions = (_tx: Tx, _system: RegionSystem): Promise<Region[]> => pending()
export const listDatasets = (_tx: Tx): Promise<Dataset[]> => pending()
