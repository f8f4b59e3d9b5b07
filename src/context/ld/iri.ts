const longestIri = 2048

const absolute =
  /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800<>"{}|\\^`]+$/u
const plainName = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u
const prefixedName = /^\p{L}[\p{L}\p{M}\p{N}_]*:\p{L}[\p{L}\p{M}\p{N}_]*$/u

/**
 * Whether a text is an absolute URI or IRI (RFC 3986, RFC 3987) of at most 2,048 characters, with nothing in it that
 * cannot be seen: two ids that look alike would be two entities.
 */
export function isIri(text: string): boolean {
  return text.length <= longestIri && absolute.test(text)
}

/** Whether a text begins as an IRI does: a scheme and a colon. */
export function isSchemed(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text)
}

/**
 * Whether a text is a name of types and attributes: a letter, then letters, numbers and `_`. Source: CIM 009 4.6.2, which does not
 * name marks; they are taken too, as without them no Thai word with a vowel above or a tone could be a name.
 */
export function isName(text: string): boolean {
  return text.length <= longestIri && plainName.test(text)
}

/**
 * Whether a text may stand where a name is asked for: a name, a name with a prefix, or an IRI. `id` and `type` are the core's own
 * words for keywords of JSON-LD and name nothing. Source: CIM 009 4.6.2, 4.4.
 */
export function isTypeOrAttribute(text: string): boolean {
  if (text === 'id' || text === 'type') return false
  return isName(text) || isIri(text) || (text.length <= longestIri && prefixedName.test(text))
}
