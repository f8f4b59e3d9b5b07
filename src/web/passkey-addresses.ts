/** Where the script of passkeys asks and answers: the interface of this product. */
export const passkeyAddresses = {
  signIn: { options: '/api/v1/passkey-challenges', answer: '/api/v1/passkey-sessions' },
  account: { options: '/api/v1/me/passkey-challenges', answer: '/api/v1/me/passkeys' },
} as const
