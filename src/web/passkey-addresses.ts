/** Where the script of passkeys asks and answers: the interface of this product. */
export const passkeyAddresses = {
  signIn: { options: '/api/v1/passkey-challenges', answer: '/api/v1/passkey-sessions' },
  account: { options: '/api/v1/me/passkey-challenges', answer: '/api/v1/me/passkeys' },
  invitation: { options: '/api/v1/acceptance-challenges', answer: '/api/v1/acceptances' },
  firstOperator: {
    options: '/api/v1/first-operator-challenges',
    answer: '/api/v1/first-operator',
  },
  recovery: { options: '/api/v1/recovery-challenges', answer: '/api/v1/recoveries' },
} as const
