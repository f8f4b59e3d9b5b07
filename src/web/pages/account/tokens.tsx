import { bangkokDay, showDay, showInstant, startOfDay } from '../../../base/day.ts'
import type { Text } from '../../../base/text.ts'
import { type ApiToken, isPurpose, type Purpose } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { daysAfter } from '../../mandate-days.ts'
import { show } from '../../thai.ts'
import { ActionButton, DataTable, ErrorSummary, Page, Said } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { commonWords } from '../../words/common.ts'
import { tokenWords } from '../../words/tokens.ts'
import { IssueToken, type TokenForm } from './issue-token.tsx'

export type TokensPageData = {
  /** The city or organisation whose systems they are. */
  place: Text
  tokens: readonly ApiToken[]
  mayIssue: boolean
  mayRevoke: boolean
  form: TokenForm
  saved: boolean
  now: Date
}

/** Tokens of a city's systems: label, purpose and last use only. */
export function TokensPage(props: TokensPageData) {
  const { place, tokens, mayIssue, form, saved } = props
  const { lang } = useFrame()
  const t = tokenWords[lang]
  const failed = form.errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + t.title : t.title}
      description={t.description}
      breadcrumbs={[{ label: accountWords[lang].title, to: '/account' }]}
      unlisted
    >
      <ErrorSummary errors={form.errors} />
      <h1>{t.title}</h1>
      {saved && <Said>{accountWords[lang].saved}</Said>}
      <p className="lead">{t.lead(show(place, lang))}</p>
      {tokens.length === 0 ? <p>{t.none}</p> : <TokenTable {...props} />}
      {mayIssue && <IssueToken form={form} />}
    </Page>
  )
}

function TokenTable({ tokens, mayRevoke, now }: TokensPageData) {
  const { lang } = useFrame()
  const t = tokenWords[lang]
  const works = (token: ApiToken) => token.revokedAt === null && token.expiresAt > now
  const state = (token: ApiToken) => {
    if (token.revokedAt) return t.revoked
    return works(token) ? t.works : t.over
  }
  return (
    <div className="roomy">
      <DataTable
        caption={t.caption}
        stack
        rows={tokens}
        rowKey={({ id }) => id}
        columns={[
          { key: 'label', label: t.label, cell: ({ label }) => label },
          {
            key: 'purposes',
            label: t.purposes,
            cell: ({ purposes }) => purposes.map((one) => namePurpose(one, t.purpose)).join(' · '),
          },
          {
            key: 'until',
            label: t.until,
            cell: ({ expiresAt }) => showDay(lastDayOf(expiresAt), lang),
          },
          {
            key: 'used',
            label: t.lastUsed,
            cell: ({ lastUsedAt }) => (lastUsedAt ? showInstant(lastUsedAt, lang) : t.neverUsed),
          },
          { key: 'state', label: t.state, cell: state },
          {
            key: 'revoke',
            label: t.action,
            cell: (token) =>
              mayRevoke &&
              works(token) && (
                <ActionButton
                  to="/account/tokens/revoke"
                  hidden={{ token: token.id }}
                  label={t.revoke}
                  about={token.label}
                />
              ),
          },
        ]}
      />
    </div>
  )
}

function namePurpose(purpose: string, names: Record<Purpose, string>): string {
  return isPurpose(purpose) ? names[purpose] : purpose
}

/** The last day on which a token works through, from the instant at which it ends. */
function lastDayOf(expiresAt: Date): string {
  const day = bangkokDay(expiresAt)
  return expiresAt.getTime() === startOfDay(day).getTime() ? daysAfter(day, -1) : day
}
