import { isObject, type Json } from '../../../emblem/index.ts'

/** What is shown of a document: texts and dates of known terms, cut to a length that a page can bear. */
export type Said = {
  name: string
  achievement: string
  issuer: string
  from: Date | null
  until: Date | null
  evidence: { name: string; description: string }[]
}

const most = 600

/** Reads what a document says; null for what is no document. Nothing of it is believed here. */
export function readDocument(document: unknown): Said | null {
  if (!isObject(document)) return null
  const subject = objectIn(document, 'credentialSubject')
  const { issuer } = document
  const evidence = Array.isArray(document.evidence) ? document.evidence : []
  return {
    name: textIn(document, 'name'),
    achievement: textIn(objectIn(subject, 'achievement'), 'name'),
    issuer: isObject(issuer)
      ? `${textIn(issuer, 'name')} (${textIn(issuer, 'id')})`
      : String(issuer ?? '').slice(0, most),
    from: dateIn(document, 'validFrom'),
    until: dateIn(document, 'validUntil'),
    evidence: evidence
      .filter(isObject)
      .slice(0, 40)
      .map((one) => ({ name: textIn(one, 'name'), description: textIn(one, 'description') })),
  }
}

function objectIn(parent: Json, name: string): Json {
  const value = parent[name]
  return isObject(value) ? value : {}
}

function textIn(parent: Json, name: string): string {
  const value = parent[name]
  return typeof value === 'string' ? value.slice(0, most) : ''
}

function dateIn(parent: Json, name: string): Date | null {
  const at = new Date(textIn(parent, name))
  return Number.isNaN(at.getTime()) ? null : at
}
