import { Type } from 'typebox'
import { cookieName, readCookie, writeCookie } from '../../http/cookies.ts'
import { notFound } from '../../http/problems.ts'
import { finishOidc, type OidcWish, startOidc, visitOf } from '../../identity/index.ts'
import { readReturn } from '../return-address.ts'
import type { PageRoutes, Visit } from '../route.ts'
import { accountWords } from '../words/account.ts'

const byProvider = Type.Object({ provider: Type.String({ maxLength: 40 }) })
const summary = { th: accountWords.th.providers, en: accountWords.en.providers }
const open = { summary, permit: 'session.start' } as const

/**
 * The round trip to a provider of sign-in. It begins by a link: our policy of content lets no form end on another site. Nothing
 * of ours changes until the browser is back with what it alone was given.
 */
export const providerRoutes: PageRoutes = (pages) => {
  const { db, setting, providers, site } = pages.deps
  const secure = site.publicUrl.startsWith('https:')
  const binding = cookieName(site.publicUrl, 'lm_provider')
  const returning = cookieName(site.publicUrl, 'lm_return')

  function requireProvider(id: string) {
    const provider = providers.find(({ settings }) => settings.id === id)
    if (!provider) throw notFound()
    return provider
  }

  async function depart(
    id: string,
    wish: OidcWish,
    { request, at }: Pick<Visit<never, never>, 'request' | 'at'>,
    to: string,
  ) {
    const start = await startOidc(db, setting, requireProvider(id), wish, visitOf(request, at))
    const maxAge = Math.ceil((start.expiresAt.getTime() - at.getTime()) / 1000)
    const cookies = [
      writeCookie({ name: binding, value: start.binding, secure, maxAge }),
      writeCookie({ name: returning, value: encodeURIComponent(to), secure, maxAge }),
    ]
    return { redirect: start.url, cookies }
  }

  pages.fresh(
    '/sign-in/providers/:provider',
    {
      ...open,
      params: byProvider,
      query: Type.Object({ to: Type.Optional(Type.String({ maxLength: 500 })) }),
    },
    ({ params: { provider }, query: { to }, ...visit }) =>
      depart(provider, { kind: 'sign-in' }, visit, readReturn(to) ?? '/account'),
  )

  pages.own(
    '/account/providers/:provider',
    { summary, permit: 'session.own', params: byProvider },
    ({ params: { provider }, ...visit }) => depart(provider, { kind: 'link' }, visit, '/account'),
  )

  pages.fresh(
    '/invitations/:token/providers/:provider',
    {
      ...open,
      params: Type.Object({ ...byProvider.properties, token: Type.String({ maxLength: 100 }) }),
    },
    ({ params: { provider, token }, ...visit }) =>
      depart(provider, { kind: 'invitation', token }, visit, '/account'),
  )

  pages.fresh(
    '/sign-in/providers/:provider/callback',
    { ...open, params: byProvider },
    async ({ params, request, at }) => {
      const { cookie } = request.headers
      const query = (request.raw.url ?? '').split('?')[1] ?? ''
      const brought = { query, binding: readCookie(cookie, binding) ?? '' }
      const provider = requireProvider(params.provider)
      const session = await finishOidc(db, setting, provider, brought, visitOf(request, at))
      const cookies = [binding, returning].map((name) =>
        writeCookie({ name, value: '', secure, maxAge: 0 }),
      )
      const to = readReturn(decode(readCookie(cookie, returning) ?? ''))
      return { redirect: to ?? '/account', session, cookies }
    },
  )
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
