import type { Tx } from '../store/db.ts'
import type { Body, Organisation } from './organisation.ts'

function pending(): never {
  throw new Error('pending')
}
export const listBodies = (_tx: Tx): Promise<Body[]> => pending()
export const findOrganisation = (_tx: Tx, _id: string): Promise<Organisation | undefined> =>
  pending()
