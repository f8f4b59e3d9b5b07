import { badgeContexts } from './contexts.ts'
import { isObject, type Json, type Kind, listOf, momentIn, objectIn } from './credential.ts'
import { type Fault, hasType, isAddress, vcFaults } from './vc-faults.ts'

/** A list has at least so many entries, that nobody is known by the length. Source: W3C Bitstring Status List 1.0, section 4.1. */
export const listLength = 131_072

const resultStatuses = [
  'Completed',
  'Enrolled',
  'Failed',
  'InProgress',
  'OnHold',
  'Provisional',
  'Withdrew',
]

/**
 * What breaks the form that credentials of ours have, stricter than the standards: contexts exactly ours, one status, texts and no
 * language maps. Errors: none. Source: Open Badges 3.0, JSON schema of AchievementCredential.
 */
export function formFaults(credential: Json, kind: Kind): Fault[] {
  const subject = objectIn(credential, 'credentialSubject')
  const contexts = credential['@context']
  const isOurs =
    Array.isArray(contexts) &&
    contexts.length === badgeContexts.length &&
    badgeContexts.every((context, at) => contexts[at] === context)
  return [
    ...(isOurs ? [] : ['@context']),
    ...vcFaults(credential),
    ...(isAddress(credential.id) ? [] : ['id']),
    ...(hasType(credential.type, 'OpenBadgeCredential') ? [] : ['type']),
    ...(typeof credential.name === 'string' ? [] : ['name']),
    ...(isObject(credential.issuer) && hasType(credential.issuer.type, 'Profile')
      ? []
      : ['issuer']),
    ...(momentIn(credential, 'validFrom') ? [] : ['validFrom']),
    ...(kind === 'extract' || momentIn(credential, 'validUntil') ? [] : ['validUntil']),
    ...(kind === 'extract' && credential.validUntil !== undefined ? ['validUntil'] : []),
    ...statusFaults(credential.credentialStatus, kind),
    ...(hasType(subject.type, 'AchievementSubject') ? [] : ['credentialSubject.type']),
    ...identifierFaults(subject.identifier),
    ...achievementFaults(objectIn(subject, 'achievement')),
    ...resultFaults(subject.result),
    ...(Array.isArray(credential.proof) || credential.proof === undefined ? [] : ['proof']),
  ]
}

/** An emblem has one status entry, the others none. */
function statusFaults(status: unknown, kind: Kind): Fault[] {
  if (kind !== 'emblem') return status === undefined ? [] : ['credentialStatus']
  if (!isObject(status)) return ['credentialStatus']
  return entryFaults(status)
}

/** What is wrong with an entry of a status list. Source: W3C Bitstring Status List 1.0, section 2.1. */
export function entryFaults(status: Json): Fault[] {
  const { statusListIndex: index, statusListCredential: list } = status
  const isIndex =
    typeof index === 'string' && /^(0|[1-9]\d{0,8})$/.test(index) && Number(index) < listLength
  return [
    ...(status.type === 'BitstringStatusListEntry' ? [] : ['credentialStatus.type']),
    ...(status.statusPurpose === 'revocation' ? [] : ['credentialStatus.statusPurpose']),
    ...(isIndex ? [] : ['credentialStatus.statusListIndex']),
    ...(isAddress(list) ? [] : ['credentialStatus.statusListCredential']),
  ]
}

function identifierFaults(identifiers: unknown): Fault[] {
  const isGood = (one: unknown) =>
    isObject(one) &&
    one.type === 'IdentityObject' &&
    typeof one.hashed === 'boolean' &&
    typeof one.identityHash === 'string' &&
    typeof one.identityType === 'string' &&
    one.identityType.startsWith('ext:')
  const isList = Array.isArray(identifiers) && identifiers.length > 0
  return isList && identifiers.every(isGood) ? [] : ['credentialSubject.identifier']
}

function achievementFaults(achievement: Json): Fault[] {
  const at = 'credentialSubject.achievement'
  const criteria = objectIn(achievement, 'criteria')
  return [
    ...(isAddress(achievement.id) ? [] : [`${at}.id`]),
    ...(hasType(achievement.type, 'Achievement') ? [] : [`${at}.type`]),
    ...(typeof achievement.name === 'string' ? [] : [`${at}.name`]),
    ...(typeof achievement.description === 'string' ? [] : [`${at}.description`]),
    ...(typeof criteria.narrative === 'string' || isAddress(criteria.id) ? [] : [`${at}.criteria`]),
  ]
}

function resultFaults(results: unknown): Fault[] {
  const isGood = (one: unknown) =>
    isObject(one) &&
    hasType(one.type, 'Result') &&
    (one.value === undefined || typeof one.value === 'string') &&
    (one.status === undefined || resultStatuses.includes(String(one.status)))
  return listOf(results).every(isGood) ? [] : ['credentialSubject.result']
}
