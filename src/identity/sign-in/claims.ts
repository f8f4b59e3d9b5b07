import { readEmail, readName } from '../people/person.ts'
import type { ClaimNames } from './provider.ts'

/** What a provider has told of somebody, as far as it is used. */
export type Told = {
  subject: string
  name: string | undefined
  /** Only an address that the provider has verified. */
  email: string | undefined
  /** 13 digits whose last checks the others. Never stored as it is. */
  citizenNumber: string | undefined
}

/** Reads the claims of somebody. What is not of the form it should have counts as not told. */
export function readClaims(
  subject: string,
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
): Told {
  const text = (name: string) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined
    return typeof value === 'string' ? value : ''
  }
  const joined = `${text(names.givenName)} ${text(names.familyName)}`
  const isVerified = Object.hasOwn(claims, names.emailVerified) && claims[names.emailVerified]
  return {
    subject,
    name: readName(text(names.name)) ?? readName(joined),
    email: isVerified === true ? readEmail(text(names.email)) : undefined,
    citizenNumber:
      names.citizenNumber === null ? undefined : readCitizenNumber(text(names.citizenNumber)),
  }
}

/**
 * What the ID token says, completed by the userinfo answer. An address and whether it is verified always come from the same of the
 * two: one document must not vouch for the address in the other.
 */
export function joinClaims(
  token: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>>,
  { email, emailVerified }: ClaimNames,
): Record<string, unknown> {
  const isVouched = Object.hasOwn(token, email) && Object.hasOwn(token, emailVerified)
  const source = isVouched ? token : more
  return { ...more, ...token, [email]: source[email], [emailVerified]: source[emailVerified] }
}

/** Whether everything that the names ask for is told, so that nothing more need be asked. */
export function isWhole(claims: Readonly<Record<string, unknown>>, names: ClaimNames): boolean {
  const wanted = [names.email, names.citizenNumber].filter((name) => name !== null)
  const isNamed = Object.hasOwn(claims, names.name) || Object.hasOwn(claims, names.givenName)
  return isNamed && wanted.every((name) => Object.hasOwn(claims, name))
}

/**
 * Reads a Thai citizen's number: 13 digits, with or without hyphens or spaces, the last of which is the check digit
 * 11 − Σ(14 − i)·dᵢ mod 11, mod 10. Undefined for what is none.
 */
export function readCitizenNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '')
  if (!/^[1-9]\d{12}$/.test(digits)) return undefined
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, i) => total + Number(digit) * (13 - i),
    0,
  )
  return (11 - (sum % 11)) % 10 === Number(digits[12]) ? digits : undefined
}
