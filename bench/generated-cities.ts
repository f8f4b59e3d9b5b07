import type { FileEntry, RecordFile } from '../src/programme/record-file.ts'

/** A number generator with a seed, 0 to 1: the same run measures the same cities and the same questions. Source: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How Thai villages, subdistricts and towns are named: a thing of the land, what grows or lives there, and which of two. */
const lands =
  'บ้าน Ban|หนอง Nong|บาง Bang|ท่า Tha|ดอน Don|โพธิ์ Pho|นา Na|ห้วย Huai|คลอง Khlong|เกาะ Ko|ป่า Pa|วัง Wang|แม่ Mae|โคก Khok|ทุ่ง Thung|สระ Sa|เขา Khao|ปาก Pak|ลำ Lam|หัว Hua|ดง Dong|เนิน Noen|หาด Hat|น้ำ Nam|ศรี Si'
const things =
  'ไผ่ Phai|ขาม Kham|แก้ว Kaeo|ใหญ่ Yai|แดง Daeng|ขาว Khao|ยาว Yao|หิน Hin|ทราย Sai|ตาล Tan|พลับ Phlap|สะอาด Sa-at|เจริญ Charoen|งาม Ngam|ทอง Thong|เงิน Ngoen|บัว Bua|ช้าง Chang|เสือ Suea|กวาง Kwang|ม่วง Muang|มะขาม Makham|ประดู่ Pradu|สัก Sak|ยาง Yang|หว้า Wa|สวรรค์ Sawan|ชัย Chai|มงคล Mongkhon|สำราญ Samran|ปลา Pla|กุ้ง Kung|เกลือ Kluea|พระยา Phraya|ขุน Khun|หลวง Luang|จันทร์ Chan|ดาว Dao|ฝาง Fang|เต่า Tao'
const sides =
  ' | เหนือ Nuea| ใต้ Tai| ตะวันออก Tawan Ok| ตะวันตก Tawan Tok| พัฒนา Phatthana| สามัคคี Samakkhi| น้อย Noi| กลาง Klang| ใหม่ Mai'
const projects: ((th: string, en: string) => [string, string])[] = [
  (th, en) => [`${th}เมืองอัจฉริยะ`, `${en} Smart City`],
  (th, en) => [`เมืองอัจฉริยะ${th}`, `${en} Smart City`],
  (th, en) => [`${th}สมาร์ทซิตี้`, `${en} Smart City`],
  (th, en) => [`เทศบาลตำบล${th} เมืองน่าอยู่`, `${en} Livable City`],
  (th, en) => [`${th}น่าอยู่อย่างยั่งยืน`, `Sustainable ${en}`],
]

/** A record file of `count` made-up cities spread over the provinces; half of them have a developer. */
export function generateRecord(
  shipped: RecordFile,
  provinces: { code: string; lat: number; lon: number }[],
  count: number,
): RecordFile {
  const model = shipped.entries.find(({ id }) => id === 'ban-chang') as FileEntry
  const entries = generateNames(count).map(({ th, en, place }, at): FileEntry => {
    const { code, lat, lon } = provinces[at % provinces.length] as (typeof provinces)[number]
    return {
      ...model,
      id: `${en.toLowerCase().replace(/[^a-z]+/g, '-')}-${at}`,
      nameTh: th,
      nameEn: en,
      provinceCodes: [code],
      location: { lat, lon, precision: 'province-centroid' },
      developer:
        at % 2 === 0
          ? {
              nameTh: `เทศบาลตำบล${place.th} ที่ ${at}`,
              nameEn: `${place.en} Subdistrict Municipality ${at}`,
            }
          : null,
    }
  })
  const { zonesOfDecember2021: _, ...named } = shipped.about.named
  return {
    about: { ...shipped.about, named: { ...named, certified: 0, zones: count } },
    ceremonies: [],
    entries,
  }
}

type Name = { th: string; en: string }

function generateNames(count: number): (Name & { place: Name })[] {
  const [first, second, third] = [lands, things, sides].map(readPairs) as [Name[], Name[], Name[]]
  const names = first.flatMap((land) =>
    second.flatMap((thing) =>
      third.map((side) => ({
        th: `${land.th}${thing.th}${side.th}`,
        en: [`${land.en} ${thing.en}`, side.en].filter(Boolean).join(' '),
      })),
    ),
  )
  const random = seeded(count)
  return Array.from({ length: count }, (_, at) => {
    const place = names[Math.floor(random() * names.length)] as Name
    const [th, en] = (projects[at % projects.length] as (typeof projects)[number])(
      place.th,
      place.en,
    )
    return { th, en, place }
  })
}

function readPairs(list: string): Name[] {
  return list.split('|').map((pair) => {
    const [th = '', ...en] = pair.trim().split(' ')
    return { th, en: en.join(' ') }
  })
}

/** What people type to find these cities: names whole and begun, in Thai and English, common words, and names with a slip. */
export function generateQuestions({ entries }: RecordFile, count: number): string[] {
  const random = seeded(entries.length + 1)
  const any = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const kinds: ((entry: FileEntry) => string)[] = [
    ({ nameTh }) => nameTh,
    ({ nameEn }) => nameEn,
    ({ nameTh }) => nameTh.slice(0, 6),
    ({ nameEn }) => nameEn.slice(0, 7),
    ({ nameEn }) => nameEn.split(' ').slice(0, 2).join(' '),
    ({ nameTh }) => slip(nameTh, random),
    ({ nameEn }) => slip(nameEn, random),
    ({ nameEn }) => slip(nameEn.split(' ').slice(0, 2).join(''), random),
    () => any(['เมืองอัจฉริยะ', 'Smart City', 'สมาร์ทซิตี้', 'เทศบาลตำบล', 'เชียงใหม่', 'Bangkok', 'น่าอยู่']),
  ]
  return Array.from({ length: count }, (_, at) =>
    (kinds[at % kinds.length] as (typeof kinds)[number])(any(entries)),
  )
}

/** A text with one slip of the finger: a letter dropped, doubled, or changed places with the next. */
function slip(text: string, random: () => number): string {
  const letters = [...text]
  const at = Math.floor(random() * (letters.length - 1))
  const letter = letters[at] as string
  const next = letters[at + 1] as string
  const slips = [[], [letter, letter, next], [next, letter]]
  const way = Math.floor(random() * slips.length)
  if (way === 0) letters.splice(at, 1)
  else letters.splice(at, 2, ...(slips[way] as string[]))
  return letters.join('')
}
