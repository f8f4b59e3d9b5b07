import { Type } from 'typebox'
import {
  actOf,
  invalidToken,
  issueToken,
  listTokens,
  noSuchSpace,
  noSuchToken,
  notPermitted,
  revokeToken,
  type SignedIn,
} from '../../identity/index.ts'
import { findTenant } from '../../store/tenants.ts'
import { errorsOf, statusOf, untouched } from '../form-errors.ts'
import { isUuid } from '../is-uuid.ts'
import { type TokenForm, TokenIssuedPage } from '../pages/account/issue-token.tsx'
import { TokensPage } from '../pages/account/tokens.tsx'
import { findPlaceName } from '../place-name.ts'
import type { PageRoutes } from '../route.ts'
import { readTokenForm } from '../token-form.ts'
import { tokenSpaceOf } from '../token-space.ts'
import { readText } from '../typed-text.ts'
import { tokenWords } from '../words/tokens.ts'

const { th, en } = tokenWords
const noForm: TokenForm = { ...untouched, purposes: [] }

/** Tokens by which the systems of the city one acts in reach its data space. */
export const tokenPageRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  /** Throws `notPermitted`, or `noSuchSpace` for a city that has no data space yet. */
  async function requireSpace({ actor }: SignedIn, action: Parameters<typeof tokenSpaceOf>[1]) {
    const found = tokenSpaceOf(actor, action)
    if (!found) throw notPermitted()
    const tenant = await findTenant(db.read, found.city)
    if (tenant === undefined) throw noSuchSpace()
    return { ...found, tenant }
  }

  async function page(me: SignedIn, now: Date, form: TokenForm, saved = false) {
    const { tenant, city } = await requireSpace(me, 'token.read')
    const place = (await findPlaceName(db.read, { kind: 'city', id: city })) ?? { th: '', en: '' }
    return (
      <TokensPage
        place={place}
        tokens={await listTokens(db.read, tenant, now)}
        mayIssue={tokenSpaceOf(me.actor, 'token.issue') !== undefined}
        mayRevoke={tokenSpaceOf(me.actor, 'token.revoke') !== undefined}
        form={form}
        saved={saved}
        now={now}
      />
    )
  }

  pages.own(
    '/account/tokens',
    {
      summary: { th: th.title, en: en.title },
      permit: 'token.read',
      query: Type.Object({ saved: Type.Optional(Type.Literal('1')) }),
    },
    async ({ me, query, at }) => ({ html: await page(me, at, noForm, !!query.saved) }),
  )

  pages.ownPost(
    '/account/tokens',
    { summary: { th: th.issue, en: en.issue }, permit: 'token.issue' },
    async ({ lang, me, body, request, at }) => {
      const { form, wanted } = readTokenForm(body, lang)
      if (!wanted) return { html: await page(me, at, form), status: 422 }
      const { tenant, space } = await requireSpace(me, 'token.issue')
      try {
        const act = actOf(request, at)
        const { secret, token } = await issueToken(db, { ...wanted, tenant }, space, act)
        return { html: <TokenIssuedPage secret={secret} label={token.label} />, status: 201 }
      } catch (error) {
        const { label, purposes, until } = tokenWords[lang]
        const labels = { label, purposes, expiresAt: until }
        const errors = errorsOf(error, lang, [invalidToken], labels, { expiresAt: 'until' })
        if (!errors) throw error
        return { html: await page(me, at, { ...form, errors }), status: statusOf(error) }
      }
    },
  )

  pages.ownPost(
    '/account/tokens/revoke',
    { summary: { th: th.revoke, en: en.revoke }, permit: 'token.revoke' },
    async ({ me, body, request, at }) => {
      const id = readText(body.token)
      if (!isUuid(id)) throw noSuchToken()
      const { tenant, space } = await requireSpace(me, 'token.revoke')
      await revokeToken(db, tenant, id, space, actOf(request, at))
      pages.deps.callers.forgetAll()
      return { redirect: '/account/tokens?saved=1' }
    },
  )
}
