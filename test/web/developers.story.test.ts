import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { listRoutes } from '../../src/http/list-routes.ts'
import { withApp } from '../support/with-app.ts'
import { texts } from './html.ts'

async function developersPage(url: string) {
  const response = await fetch(`${url}/en/developers`, { headers: { accept: 'text/html' } })
  return parseHTML(await response.text()).document
}

test('every command on the page for developers works as it stands', () =>
  withApp(async ({ url }) => {
    const commands = texts(await developersPage(url), '.examples code')
    expect(commands.length).toBeGreaterThanOrEqual(7)
    for (const command of commands) {
      const address = /'(https?:[^']+)'$/.exec(command)?.[1] as string
      const { status } = await fetch(address)
      expect(`${command} ${status}`).toBe(`${command} 200`)
    }
  }))

const openToEveryone = ['record.read', 'record.export', 'correction.ask', 'indicator.read']

test('the page lists the addresses of the API that are open to everyone, and no other', () =>
  withApp(async ({ url, server }) => {
    const listed = texts(await developersPage(url), '[aria-labelledby=resources] tbody code')
    const open = listRoutes(server)
      .filter(
        ({ url, permit }) =>
          url.startsWith('/api/v1/') &&
          !/\.(csv|geojson)$/.test(url) &&
          permit.every((action) => openToEveryone.includes(action)),
      )
      .map(({ url }) => url.replace(/:([a-z]+)/g, '{$1}'))
    expect(listed.sort()).toEqual([...new Set(open)].sort())
  }))
