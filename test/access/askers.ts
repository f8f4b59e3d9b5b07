/** Everyone who asks in the matrix: nobody known, somebody without a mandate, one for each role, systems by their tokens. */
export const askers = [
  'anonymous',
  'signed-in',
  'city-developer',
  'data-steward',
  'city-executive',
  'programme-officer',
  'reviewer',
  'committee-member',
  'chair',
  'secretary',
  'auditor',
  'operator',
  'resident',
  'token',
] as const
export type Asker = (typeof askers)[number]

/** Everyone who is a person. */
export const people = askers.filter((asker) => asker !== 'anonymous' && asker !== 'token')

/** One request of the matrix: the route, how what it asks for stands to whoever asks, the request, and who is let past. */
export type Expected = {
  route: string
  /** Own: in Khon Kaen or in the sub-committee, where the mandates are; foreign: in Phuket or the working group. */
  relation: string
  path?: string
  json?: object
  who: readonly Asker[]
}

export const id = '7d4c5c52-0d49-4f0e-8a51-0d3d4bb1f6a1'
export const days = { from: '2026-01-01', until: null, basis: 'คำสั่งที่ 2/2569' }
export const guest = { name: 'มานี', lang: 'th' }
export const inCity = (city: string) => ({ kind: 'city', id: city })
export const inBody = (body: string) => ({ kind: 'programme', id: body })
export const office = { kind: 'programme', id: null }
export const officers: readonly Asker[] = ['programme-officer', 'operator']
export const readers: readonly Asker[] = ['programme-officer', 'auditor', 'operator']
export const aBreach = {
  kinds: ['availability'],
  what: 'ฐานข้อมูลหยุดทำงาน',
  whose: 'ผู้มีบัญชี',
  data: 'ชื่อและอีเมล',
  peopleCount: null,
  risk: 'none',
  riskReason: 'กู้คืนได้ทั้งหมด',
  measures: '',
}
export const tokenBody = {
  label: 'สถานีวัดอากาศ',
  purposes: ['city-data-read'],
  expiresAt: '2000-01-01T00:00:00Z',
}
