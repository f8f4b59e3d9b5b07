import { expect } from 'vitest'
import type { RunningApp } from '../support/with-app.ts'

/** A closed test bed, in which nobody needs a permit. */
export const bed = { settings: { NGSILD_AUTH: 'off' }, template: 'empty' } as const

export const errors = 'https://uri.etsi.org/ngsi-ld/errors/'

// biome-ignore lint/suspicious/noExplicitAny: the tests say what is in a body.
export type Answer = { status: number; body: any; headers: Headers }

/** Asks below `/ngsi-ld/v1`: a method, a path, a body that is JSON, and headers. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

export function clientOf({ url }: RunningApp, tenant = 'yala'): Ask {
  return async (method, path, body, headers) => {
    const response = await fetch(`${url}/ngsi-ld/v1${path}`, {
      method,
      headers: {
        'ngsild-tenant': tenant,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: text === '' ? null : JSON.parse(text),
      headers: response.headers,
    }
  }
}

/** What is expected of a refusal: its status and the standard's type of error. */
export function refusal(status: number, type: string) {
  return { status, body: { type: errors + type, title: expect.anything() } }
}

/** Property, Relationship: attributes in normalised form. */
export const property = (value: unknown, more: object = {}) => ({
  type: 'Property',
  value,
  ...more,
})
export const relationship = (object: unknown, more: object = {}) => ({
  type: 'Relationship',
  object,
  ...more,
})
