import type { OrganisationKind } from './organisation.ts'

/** What an organisation's Thai name holds, by kind; the first that fits decides. */
const marks: readonly [RegExp, OrganisationKind][] = [
  [/^(กิจการร่วมค้า|กลุ่มความร่วมมือ|ภาคีเครือข่าย)/, 'consortium'],
  [/บริษัท.*พัฒนาเมือง/, 'city-development-company'],
  [
    /^(การ(ไฟฟ้า|ประปา|ทาง|ท่าเรือ|รถไฟ|เคหะ|นิคมอุตสาหกรรม|ท่องเที่ยว|กีฬา|ยาง)|องค์การ(ขนส่ง|เภสัช|จัดการน้ำเสีย))/,
    'state-enterprise',
  ],
  [/^บริษัท|จำกัด( \(มหาชน\))?$/, 'company'],
  [/มหาวิทยาลัย|^สถาบันเทคโนโลยี/, 'university'],
  [/^องค์การบริหารส่วนจังหวัด|^อบจ\./, 'provincial-administration'],
  [/^องค์การบริหารส่วนตำบล|^อบต\./, 'subdistrict-administration'],
  [/^เทศบาลนคร/, 'city-municipality'],
  [/^เทศบาลเมือง/, 'town-municipality'],
  [/^เทศบาลตำบล/, 'subdistrict-municipality'],
  [/^กรุงเทพมหานคร/, 'bangkok'],
  [/^จังหวัด/, 'province'],
  [/^(กระทรวง|กรม|สำนักงาน|สำนัก)/, 'government-office'],
]

/**
 * The kind of an organisation by the legal form that its Thai name states; `other` where the name states none. A record may say
 * the kind itself where the name misleads: a city development company (KKTT, PKCD) may be named like any company.
 * Source of the forms: data/programme-rules.json, bodies, applicant, kindsTh.
 */
export function organisationKind(nameTh: string): OrganisationKind {
  const name = nameTh.normalize('NFC').trim()
  return marks.find(([mark]) => mark.test(name))?.[1] ?? 'other'
}

/** The id of an organisation, from its English name: `Yala City Municipality` is `yala-city-municipality`. */
export function organisationId(nameEn: string): string {
  return nameEn
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
