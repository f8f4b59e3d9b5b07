import { expect, test } from 'vitest'
import { organisationId, organisationKind } from './organisation-kind.ts'

test.each([
  ['จังหวัดขอนแก่น', 'province'],
  ['เทศบาลนครนครสวรรค์', 'city-municipality'],
  ['เทศบาลเมืองแสนสุข', 'town-municipality'],
  ['เทศบาลตำบลบ้านฉาง', 'subdistrict-municipality'],
  ['องค์การบริหารส่วนตำบลคันทรง', 'subdistrict-administration'],
  ['องค์การบริหารส่วนจังหวัดภูเก็ต', 'provincial-administration'],
  ['กรุงเทพมหานคร', 'bangkok'],
  ['มหาวิทยาลัยเชียงใหม่', 'university'],
  ['จุฬาลงกรณ์มหาวิทยาลัย', 'university'],
  ['สำนักงานจัดการทรัพย์สิน จุฬาลงกรณ์มหาวิทยาลัย', 'university'],
  ['การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย (กฟผ.)', 'state-enterprise'],
  ['บริษัท ปตท. จำกัด (มหาชน)', 'company'],
  ['บริษัท เอเชีย เอรา วัน จำกัด', 'company'],
  ['บริษัท ขอนแก่นพัฒนาเมือง (เคเคทีที) จำกัด', 'city-development-company'],
  ['สำนักงานส่งเสริมเศรษฐกิจดิจิทัล', 'government-office'],
  ['มูลนิธิคนรักเมือง', 'other'],
])('%s is of kind %s', (name, kind) => {
  expect(organisationKind(name)).toBe(kind)
})

test('an id is made of the English name', () => {
  expect(organisationId('Electricity Generating Authority of Thailand (EGAT)')).toBe(
    'electricity-generating-authority-of-thailand-egat',
  )
})
