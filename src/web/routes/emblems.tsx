import { Type } from 'typebox'
import { showDay } from '../../base/day.ts'
import { Problem } from '../../base/problem.ts'
import type { Lang } from '../../base/text.ts'
import {
  type Checked,
  checkHere,
  credentialFile,
  credentialType,
  extractOf,
  type Form,
  findEmblem,
  forms,
  formTypes,
  isResolvable,
  noEmblem,
  notInThisForm,
  readHandedIn,
  requireCredential,
} from '../../emblem/index.ts'
import {
  aboutRecord,
  findCertificateOf,
  findRecord,
  listCertificateEvents,
} from '../../programme/index.ts'
import { CredentialPage } from '../pages/emblem/credential-page.tsx'
import { VerifyPage } from '../pages/emblem/verify-page.tsx'
import type { PageRoutes } from '../route.ts'
import { emblemWords } from '../words/emblem.ts'

const { th, en } = emblemWords
const bySlug = Type.Object({ slug: Type.String({ maxLength: 200 }) })
const rateLimit = { max: 60, timeWindow: 60_000 }

/** The pages of emblems and extracts, and the form that checks what somebody was given. */
export const emblemPageRoutes: PageRoutes = ({ deps, emblems, get, fresh, post }) => {
  const { db } = deps
  const resolvable = isResolvable(deps.site.publicUrl)

  get('/verify', { summary: { th: th.title, en: en.title } }, async () => ({
    html: <VerifyPage checked={null} asOf={null} empty={false} resolvable={resolvable} />,
  }))

  post(
    '/verify',
    {
      summary: { th: th.title, en: en.title },
      permit: 'emblem.verify',
      rateLimit,
      readsFile: true,
    },
    async ({ request, lang, at }) => {
      const document = await readHandedIn(request).catch(refused)
      if (document === undefined)
        return {
          html: <VerifyPage checked={null} asOf={null} empty resolvable={resolvable} />,
          status: 422,
        }
      const checked = await checkHere(emblems, document, at)
      const asOf = await asOfText(checked, lang)
      return {
        html: <VerifyPage checked={checked} asOf={asOf} empty={false} resolvable={resolvable} />,
      }
    },
  )

  fresh(
    '/credentials/:id',
    {
      summary: { th: th.credentialPage, en: en.credentialPage },
      permit: 'record.read',
      params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
      query: Type.Object({ as: Type.Optional(Type.Enum([...forms])) }),
    },
    async ({ params: { id }, query, request, lang, at }) => {
      const stored = await requireCredential(emblems, id)
      const form = query.as ?? wantedForm(request.headers.accept)
      if (form !== 'page') {
        const body = await credentialFile(emblems, stored, form)
        const type = form === 'json' ? credentialType(request) : formTypes[form]
        return { body, type, headers: fileHeaders(id, form) }
      }
      const checked = await checkHere(emblems, stored.document, at)
      const events = stored.kind === 'emblem' ? await listCertificateEvents(db.read, id) : []
      const asOf = await asOfText(checked, lang)
      const slug = stored.kind === 'emblem' ? stored.certificate.slug : stored.slug
      const name = (await findRecord(db.read, slug))?.name ?? { th: slug, en: slug }
      return { html: <CredentialPage {...{ stored, name, checked, events, asOf, resolvable }} /> }
    },
  )

  fresh(
    '/cities/:slug/credential',
    {
      summary: { th: th.credentialPage, en: en.credentialPage },
      permit: 'record.read',
      params: bySlug,
    },
    async ({ params: { slug }, at }) => {
      const record = await findRecord(db.read, slug)
      const certificate = record && (await findCertificateOf(db.read, slug))
      if (certificate && (await findEmblem(db.read, certificate.id)))
        return { redirect: `/credentials/${certificate.id}` }
      if (record?.sample) throw noEmblem()
      return { redirect: `/credentials/${(await extractOf(emblems, slug, at)).id}` }
    },
  )

  async function asOfText({ report }: Checked, lang: Lang): Promise<string | null> {
    if (report.kind !== 'extract') return null
    return showDay((await aboutRecord(db.read)).recordAsOf, lang)
  }
}

/** What cannot be read as a document at all; other failures are bugs. */
function refused(error: unknown): undefined {
  const isExpected =
    error instanceof Problem || (error as { statusCode?: number }).statusCode !== undefined
  if (!isExpected) throw error
  return undefined
}

const media: readonly [string, Form | 'page'][] = [
  ['text/html', 'page'],
  ['application/xhtml+xml', 'page'],
  ['application/vc', 'json'],
  ['application/ld+json', 'json'],
  ['application/json', 'json'],
  ['image/svg+xml', 'svg'],
  ['image/png', 'png'],
  ['application/pdf', 'pdf'],
]

/** The form that the caller wants most; JSON where nothing is said. Throws `notInThisForm`. */
function wantedForm(accept: string | undefined): Form | 'page' {
  if (!accept || accept.trim() === '*/*') return 'json'
  const wanted = accept
    .slice(0, 500)
    .split(',')
    .map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()))
    .map(([type = '', ...rest]) => {
      const q = rest.find((one) => one.startsWith('q='))
      return { type, q: q ? Number(q.slice(2)) || 0 : 1 }
    })
    .sort((a, b) => b.q - a.q)
  for (const { type, q } of wanted) {
    const form = media.find(([name]) => name === type)?.[1]
    if (form && q > 0) return form
    if (type === '*/*' && q > 0) return 'json'
  }
  throw notInThisForm()
}

function fileHeaders(id: string, form: Form): Record<string, string> {
  return {
    vary: 'accept',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=60',
    'content-disposition': `inline; filename="emblem-${id}.${form}"`,
  }
}
