/** A token by which a city's system acts in one tenant for some purposes. The secret itself is shown once and not kept. */
export type ApiToken = {
  /** UUID v4. */
  id: string
  tenant: number
  /** What its issuer calls it. */
  label: string
  /** Names of `purposes`; one that is no longer known gives nothing. */
  purposes: string[]
  issuedBy: string | null
  issuedAt: Date
  expiresAt: Date
  /** Known to the minute. */
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export type NewApiToken = Pick<ApiToken, 'tenant' | 'label' | 'purposes' | 'expiresAt'>

/** The longest label, in characters, and the longest life, in days: somebody looks at every system once a year. */
export const tokenLimits = { label: 100, lifeDays: 366 }
