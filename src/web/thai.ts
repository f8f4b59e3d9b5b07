import type { Lang, Text } from '../base/text.ts'

/** Words before a number that is theirs, wherever they end. */
const beforeNumber = /(ปี|พ\.ศ\.|ค\.ศ\.|ข้อ|มาตรา|หน้า|ครั้งที่|ลำดับที่|วันที่|ร้อยละ) (?=\d)/g
/** The breaker parts the word for a date. */
const dayWord = /วันที่(?=\u00a0)/g
/** Small words that begin what follows them and must not end a line. */
const beforeNext = /(?<=^|[\s(“])(อีก|ทั้ง|อย่างน้อย|ณ) (?=\S)/g
const counted = /(?<![\d,.])(\d[\d,.]*) (?=[\u0e00-\u0e7f]|%)/g
/** A year counts nothing: what follows it is a word of its own. */
const year = /^(19|20|24|25)\d\d$/
const monthBeforeYear = /(คม|ยน|พันธ์) (?=\d{4})/g
const beforeRepeat = / (?=ๆ)/g

/** Words that the dictionary of the line breaker parts where no reader would. U+2060 keeps their parts joined. */
const joined = new Map(
  ['ภักดี|บดินทร์', 'หลัก|ฐาน', 'วิสัย|ทัศน์', 'ผู้|จัดทำ', 'ความ|แตกต่าง', 'ขณะ|นี้'].map((parts) => [
    parts.replace('|', ''),
    parts.replace('|', '\u2060'),
  ]),
)
const partedWords = new RegExp([...joined.keys()].join('|'), 'g')

/**
 * Keeps together what a Thai reader reads together: no-break spaces between ปี, พ.ศ., ข้อ and its number, between a number
 * and what it counts, between month and year, and before ๆ. Chromium breaks Thai by dictionary and would strand them at a line's end.
 */
export function keepTogether(thai: string): string {
  return thai
    .replace(beforeNumber, '$1\u00a0')
    .replace(dayWord, 'วัน\u2060ที่')
    .replace(beforeNext, '$1\u00a0')
    .replace(counted, (all, number) => (year.test(number) ? all : `${number}\u00a0`))
    .replace(monthBeforeYear, '$1\u00a0')
    .replace(beforeRepeat, '\u00a0')
    .replace(partedWords, (word) => joined.get(word) ?? word)
}

/** A text of the record in the reader's language, ready for a page. */
export function show(text: Text, lang: Lang): string {
  return lang === 'th' ? keepTogether(text.th) : text.en
}
