import type { Text } from '../../base/text.ts'
import { isObject, type Json } from '../json.ts'
import { badRequestData } from '../problems.ts'

/** Languages asked for, the liked best first; `*` is any. Tags are in lower case. */
export type LanguageFilter = readonly string[]

const range =
  /^\s*(\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/

const notAFilter: Text = {
  th: 'lang ต้องเป็นแท็กภาษาตาม RFC 5646 คั่นด้วยจุลภาค',
  en: 'lang is a list of language tags (RFC 5646), parted by commas.',
}

/** Reads a language filter, as in `fr-CH,fr;q=0.9,*;q=0.5`. Throws BadRequestData. Source: CIM 009 4.15. */
export function readLanguageFilter(text: string): LanguageFilter {
  const ranges = text.split(',').map((one) => {
    const parts = range.exec(one)
    if (!parts) throw badRequestData({ detail: notAFilter, members: { parameter: 'lang' } })
    return { tag: (parts[1] as string).toLowerCase(), weight: Number(parts[2] ?? 1) }
  })
  const wanted = ranges.filter(({ weight }) => weight > 0)
  return wanted.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag)
}

/**
 * Chooses the texts of a language map: those of the first language asked for that it has, a tag also answering for its
 * regions and a region for its language; else those without a language, else the first there are.
 */
export function chooseLanguage(map: Json, filter: LanguageFilter): { lang: string; value: Json } {
  const texts = isObject(map) ? map : {}
  const tags = Object.keys(texts)
  for (const wanted of filter) {
    const found = wanted === '*' ? any(tags) : match(tags, wanted)
    if (found !== undefined) return { lang: found, value: texts[found] as Json }
  }
  const found = any(tags) ?? '@none'
  return { lang: found, value: texts[found] ?? '' }
}

function any(tags: readonly string[]): string | undefined {
  return tags.includes('@none') ? '@none' : tags[0]
}

function match(tags: readonly string[], wanted: string): string | undefined {
  for (let tag = wanted; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const exact = tags.find((one) => one.toLowerCase() === tag)
    if (exact !== undefined) return exact
    const regional = tags.find((one) => one.toLowerCase().startsWith(`${tag}-`))
    if (regional !== undefined) return regional
  }
  return undefined
}
