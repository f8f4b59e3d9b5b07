import { nationEn } from './nation-en.ts'
import { nationTh } from './nation-th.ts'
import { words } from './words.ts'

/** `/nation` and what its figures say. */
export const nationWords = words({ th: nationTh, en: nationEn })
