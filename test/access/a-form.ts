import { parseHTML } from 'linkedom'
import { expect } from 'vitest'
import { formToken } from '../../src/identity/index.ts'
import type { Browser } from './browser.ts'

/** An answer to a form, as a reader sees it. */
export type Answered = {
  status: number
  /** Where the browser is sent; empty where it stays. */
  to: string
  document: ReturnType<typeof parseHTML>['document']
}

/** Sends a form as the page of a browser's own session does. */
export async function send(
  browser: Browser,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const session = browser.session()
  const form = { ...(session && { formToken: formToken(session) }), ...fields }
  const answer = await browser.ask('POST', path, {
    form,
    headers: { accept: 'text/html', ...headers },
  })
  const { document } = parseHTML(await answer.text())
  return { status: answer.status, to: answer.headers.get('location') ?? '', document }
}

/** What the summary of faults leads to: the ids of the fields, in order. */
export function faultsIn({ document }: Answered): string[] {
  const links = [...document.querySelectorAll('.error-summary a')]
  return links.map((link) => link.getAttribute('href')?.slice(1) ?? '')
}

/** What stands in a field: its value, or its text. */
export function typedIn({ document }: Answered, name: string): string {
  const field = document.getElementById(name)
  return field?.getAttribute('value') ?? field?.textContent ?? ''
}

/** Sees that a form is refused from another origin and with another session's token, and that nothing came of it. */
export async function refusesForeign(
  browser: Browser,
  path: string,
  fields: Record<string, string>,
): Promise<void> {
  const foreign = await send(browser, path, fields, { origin: 'https://elsewhere.example' })
  expect([path, foreign.status]).toEqual([path, 403])
  if (!browser.session()) return
  const outdated = await send(browser, path, { ...fields, formToken: formToken('A'.repeat(43)) })
  expect([path, outdated.status]).toEqual([path, 403])
}
