import type { Lang } from '../base/text.ts'

/** The address of a page in a language, from its Thai address: `/cities` is `/en/cities` in English. */
export function localPath(path: string, lang: Lang): string {
  if (lang === 'th' || !path.startsWith('/')) return path
  return path === '/' || path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`
}

/** The language of an address and its Thai form. */
export function readPath(path: string): { lang: Lang; path: string } {
  const english = /^\/en(?=[/?#]|$)/.exec(path)
  if (!english) return { lang: 'th', path }
  const rest = path.slice(3)
  return { lang: 'en', path: rest.startsWith('/') ? rest : `/${rest}` }
}

export function otherLang(lang: Lang): Lang {
  return lang === 'th' ? 'en' : 'th'
}

export type Query = Record<string, string | number | undefined>

/** An address with the values that are set; empty and absent ones are left out. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
