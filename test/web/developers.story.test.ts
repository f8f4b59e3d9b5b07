import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
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

test('the page lists the addresses that the description of the API lists, and no other', () =>
  withApp(async ({ url }) => {
    const listed = texts(await developersPage(url), '[aria-labelledby=resources] tbody code')
    const api = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths: object }
    const described = Object.keys(api.paths).filter(
      (path) => path.startsWith('/api/v1/') && !/\.(csv|geojson)$/.test(path),
    )
    expect(listed.sort()).toEqual(described.sort())
  }))
