import { indicatorEn } from './indicators-en.ts'
import { indicatorTh } from './indicators-th.ts'
import { words } from './words.ts'

/** Words of indicators: the catalogue, an indicator of a city, where a figure comes from. */
export const indicatorWords = words({ th: indicatorTh, en: indicatorEn })
