import { problem } from '../../base/problem.ts'

const signIn = problem({
  type: 'sign-in-needed',
  status: 401,
  title: { th: 'โปรดลงชื่อเข้าใช้ก่อน', en: 'Please sign in first' },
})

/** Nobody known asks for what needs a person or a token. */
export const signInNeeded = Object.assign(
  () => signIn({ headers: { 'www-authenticate': 'Bearer realm="lakmueang"' } }),
  { kind: signIn.kind },
)

/** The policy does not give this to whoever asks, in the mandate they act in. */
export const notPermitted = problem({
  type: 'not-permitted',
  status: 403,
  title: { th: 'ไม่มีสิทธิดำเนินการนี้', en: 'You may not do this' },
})
