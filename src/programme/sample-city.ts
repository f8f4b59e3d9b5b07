import type { Source } from '../base/fact.ts'
import { sampleCity } from '../identity/index.ts'
import type { CityRecord } from './record.ts'

const source: Source = {
  label: {
    th: 'ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง: สมมติขึ้นพร้อมกับระบบนี้',
    en: 'Sample data, not a real city: made up with this system',
  },
  url: null,
}

/**
 * เมืองสมมติ, the city in which anybody may try everything. It is in no province, and its place is in the Gulf of Thailand, where
 * no city is. Its plan and its certificate are made up; days are of the Christian era in Bangkok.
 */
export const sampleRecord: CityRecord = {
  slug: sampleCity,
  name: { th: 'เมืองสมมติ', en: 'Mueang Sommot' },
  nameStatus: 'printed',
  status: 'certified',
  sample: true,
  provinces: [],
  cityType: 'livable',
  developer: {
    id: 'mueang-sommot-municipality',
    kind: 'town-municipality',
    name: { th: 'เทศบาลเมืองสมมติ', en: 'Mueang Sommot Town Municipality' },
  },
  validity: {
    kind: 'known',
    from: '2026-01-15',
    until: '2028-01-15',
    basis: { th: 'ใบรับรองสมมติ มีอายุ 24 เดือน', en: 'A made-up certificate, valid for 24 months' },
    source,
  },
  events: [
    { kind: 'zone-announced', on: '2025-03-03', bodyId: null, source },
    { kind: 'plan-approved', on: '2025-12-18', bodyId: null, source },
    { kind: 'emblem-granted', on: '2026-01-15', bodyId: null, source },
  ],
  claimedDomains: {
    codes: ['environment', 'economy', 'mobility', 'energy', 'people', 'living', 'governance'],
    source,
    confidence: 'certain',
  },
  area: {
    value: 24,
    unit: 'km2',
    of: { th: 'เขตเทศบาลสมมติ', en: 'the made-up municipality' },
    source,
  },
  location: { lat: 12.6, lon: 100.55, precision: 'point' },
  sources: [source],
  confidence: 'certain',
  publicNote: {
    th: 'เมืองนี้ไม่มีอยู่จริง ข้อมูล แผน และใบรับรองทั้งหมดสมมติขึ้นเพื่อให้ทดลองใช้ระบบ ไม่นับรวมในตัวเลขของประเทศ',
    en: 'This city does not exist. Its data, plan and certificate are made up so that the system can be tried; it counts in no national figure.',
  },
}
