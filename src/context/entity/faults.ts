import type { Problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'
import { badRequestData } from '../problems.ts'

/** A fault of an entity or fragment at a place in the body, written as a path: `speed[1].observedAt`. */
export function entityFault(path: string, because: Text): Problem {
  return badRequestData({
    detail: { th: `${path}: ${because.th}`, en: `${path}: ${because.en}` },
    members: { path },
  })
}

export const because = {
  notJson: { th: 'ต้องเป็นวัตถุหรือรายการ JSON', en: 'An object or a list of JSON is expected.' },
  notAProof: {
    th: 'หลักฐานความถูกต้องต้องเป็นวัตถุ JSON',
    en: 'A proof of integrity is an object of JSON.',
  },
  notLangString: {
    th: 'valueType ของ LanguageProperty ต้องเป็น langString',
    en: 'The valueType of a LanguageProperty is langString.',
  },
  notAnObject: { th: 'ต้องเป็นวัตถุ JSON', en: 'A JSON object is expected.' },
  missing: { th: 'ขาดค่านี้', en: 'It is missing.' },
  notAnIri: { th: 'ต้องเป็น URI', en: 'A URI is expected.' },
  notAName: {
    th: 'ชื่อต้องขึ้นต้นด้วยตัวอักษร มีได้เฉพาะตัวอักษร ตัวเลข และ _ หรือเป็น URI',
    en: 'A name is a letter, then letters, numbers and _, or it is a URI.',
  },
  reservedName: {
    th: 'ชื่อนี้สงวนไว้ ใช้เป็นชื่อแอตทริบิวต์ไม่ได้',
    en: 'This name is reserved and cannot name an attribute.',
  },
  embeddedContext: {
    th: 'มี @context ได้เฉพาะชั้นบนสุด',
    en: 'A @context stands at the top level only.',
  },
  keyword: { th: 'ไม่อนุญาตคำสั่ง JSON-LD ที่นี่', en: 'A keyword of JSON-LD cannot stand here.' },
  nullOfJson: {
    th: 'ใช้ null ไม่ได้ ให้ใช้ "urn:ngsi-ld:null" เมื่อต้องการลบ',
    en: 'null is no value; "urn:ngsi-ld:null" deletes.',
  },
  nullNotHere: {
    th: 'ใช้ "urn:ngsi-ld:null" ในการดำเนินการนี้ไม่ได้',
    en: '"urn:ngsi-ld:null" cannot stand here in this operation.',
  },
  notFinite: { th: 'ตัวเลขใหญ่เกินไป', en: 'The number is too large.' },
  notUnicode: {
    th: 'ข้อความมีอักขระ NUL หรืออักขระที่ไม่สมบูรณ์',
    en: 'The text has the character NUL or half of a character.',
  },
  tooDeep: { th: 'ซ้อนลึกเกินไป', en: 'It is nested too deep.' },
  notADateTime: {
    th: 'ต้องเป็นวันเวลา UTC รูปแบบ 2026-11-23T22:00:00Z',
    en: 'A moment in UTC is expected, as in 2026-11-23T22:00:00Z.',
  },
  notAText: { th: 'ต้องเป็นข้อความที่ไม่ว่าง', en: 'A text that is not empty is expected.' },
  notAType: {
    th: 'ไม่รู้จักชนิดแอตทริบิวต์',
    en: 'This type of attribute is not known.',
  },
  notAGeoProperty: { th: 'ต้องเป็น GeoProperty', en: 'A GeoProperty is expected.' },
  foreignMember: {
    th: 'ใช้สมาชิกนี้กับแอตทริบิวต์ชนิดนี้ไม่ได้',
    en: 'An attribute of this type does not have this member.',
  },
  severalValues: { th: 'มีค่ามากกว่าหนึ่งชนิด', en: 'It has values of several types.' },
  sameDataset: {
    th: 'datasetId ซ้ำกันในแอตทริบิวต์เดียว',
    en: 'Two instances of the attribute have the same datasetId.',
  },
  notAList: { th: 'ต้องเป็นรายการ', en: 'A list is expected.' },
  notALanguageMap: {
    th: 'ต้องเป็นวัตถุที่มีแท็กภาษาเป็นคีย์และข้อความเป็นค่า',
    en: 'Texts by language tag are expected.',
  },
  notAScope: {
    th: 'ขอบเขตต้องมีรูปแบบ /ชื่อ/ชื่อ',
    en: 'A scope is written as /name/name.',
  },
  notATypedValue: {
    th: 'ค่าที่มี @value ต้องมี @type และไม่มีอย่างอื่น',
    en: 'A value with @value has a @type and nothing else.',
  },
  otherType: {
    th: 'เปลี่ยนชนิดของแอตทริบิวต์ไม่ได้',
    en: 'The type of an attribute cannot be changed.',
  },
  notAttribute: {
    th: 'การดำเนินการนี้ใช้กับ scope ไม่ได้',
    en: 'This operation does not apply to scope.',
  },
} satisfies Record<string, Text>
