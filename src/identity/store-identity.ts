import type { Tx } from '../store/db.ts'
import { replaceRows } from '../store/replace-rows.ts'
import type { Body, Organisation } from './organisation.ts'

/** Makes the organisations of the record exactly these. */
export async function storeOrganisations(tx: Tx, organisations: Organisation[]): Promise<void> {
  await replaceRows(
    tx,
    'organisation',
    ['id'],
    organisations.map(({ id, kind, name }) => ({ id, kind, name_th: name.th, name_en: name.en })),
  )
}

/** Makes the bodies of the programme exactly these, in this order. */
export async function storeBodies(tx: Tx, bodies: Body[]): Promise<void> {
  await replaceRows(
    tx,
    'body',
    ['id'],
    bodies.map(({ id, order, name, does, chair, kinds, source, publish }, position) => ({
      id,
      position,
      order_no: order,
      name_th: name.th,
      name_en: name.en,
      does_th: does.th,
      does_en: does.en,
      chair,
      kinds,
      source,
      publish,
    })),
  )
}
