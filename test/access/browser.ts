import type { Person } from '../../src/identity/index.ts'
import { hashPassword } from '../../src/identity/sign-in/argon2.ts'
import { storeHash } from '../../src/identity/sign-in/password-queries.ts'
import type { RunningApp } from '../support/with-app.ts'

export const goodPassword = 'หมาแมวนกปลา กินข้าว'

/** A browser that keeps its cookies and says where its requests come from. */
export type Browser = {
  /** The value of the session's cookie; undefined while there is none. */
  session(): string | undefined
  ask(
    method: string,
    path: string,
    options?: { json?: unknown; form?: Record<string, string>; headers?: Record<string, string> },
  ): Promise<Response>
  /** Reads JSON. Throws, with the answer, when it is a refusal. */
  read<T>(path: string): Promise<T>
}

/** Opens a browser on the running product; `cookie` is one that it holds from elsewhere. */
export function openBrowser({ url, settings }: RunningApp, cookie?: string): Browser {
  const cookies = new Map<string, string>(cookie ? [['lm_session', cookie]] : [])
  const browser: Browser = {
    session: () => cookies.get('lm_session'),
    read: async (path) => {
      const answer = await browser.ask('GET', path)
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as never
    },
    ask: async (method, path, { json, form, headers = {} } = {}) => {
      const held = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const body = json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form)
      const answer = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(method !== 'GET' && { origin: settings.publicUrl }),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(held && { cookie: held }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    },
  }
  return browser
}

/** Gives a person the password that stories use. */
export async function givePassword({ store }: RunningApp, person: Person): Promise<void> {
  await storeHash(store.db.read, person.id, await hashPassword(goodPassword), new Date())
}

/** Signs a person in by the interface. Throws, with the answer, when that does not succeed. */
export async function signIn(app: RunningApp, person: Person, browser = openBrowser(app)) {
  const json = { email: person.email, password: goodPassword }
  const answer = await browser.ask('POST', '/api/v1/sessions', { json })
  if (answer.status !== 201) throw new Error(await answer.text())
  return browser
}
