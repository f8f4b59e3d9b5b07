import { operatorLink } from '../../src/identity/index.ts'
import { loadStarters, readStarters } from '../../src/indicators/index.ts'
import type { Db } from '../../src/store/db.ts'
import { type RunningApp, startApp } from '../support/with-app.ts'

/** The running product with all that its public pages show, and where those stand that have an address of their own here. */
export type Portal = { app: RunningApp; at: Addresses }

/** Puts what is only known here in the place of `{first-operator}` or `{credential}` in a path of `paths.ts`. */
export type Addresses = (path: string) => string

/** Starts the product as on its first day: the record and the starter indicators are loaded, nobody operates it yet. */
export async function startPortal(): Promise<Portal> {
  const app = await startApp()
  const { db } = app.store
  await loadStarters(db, await readStarters(), new Date())
  return { app, at: await findAddresses(db, app.url) }
}

/** Finds the addresses on a product that runs at `url` and has no operator. */
export async function findAddresses(db: Db, url: string): Promise<Addresses> {
  const link = await db.transaction((tx) => operatorLink(tx, new Date()))
  const extract = await fetch(`${url}/cities/mae-moh/credential`, { redirect: 'manual' })
  const credential = extract.headers.get('location')?.split('/').at(-1)
  if (!link || !credential) throw new Error('the product has an operator, or gives no extract')
  return (path) => path.replace('{first-operator}', link.token).replace('{credential}', credential)
}
