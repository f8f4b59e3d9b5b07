import type { Problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'
import { entityFault } from '../entity/faults.ts'
import { alreadyExists, resourceNotFound, tooManyResults } from '../problems.ts'

/** A fault of a subscription at a place in the body, written as a path. */
export const subscriptionFault: (path: string, because: Text) => Problem = entityFault

export const because = {
  notAnObject: { th: 'ต้องเป็นวัตถุ JSON', en: 'A JSON object is expected.' },
  missing: { th: 'ขาดค่านี้', en: 'It is missing.' },
  mandatory: { th: 'ค่านี้ต้องมี ลบไม่ได้', en: 'It must be there and cannot be removed.' },
  notAText: { th: 'ต้องเป็นข้อความที่ไม่ว่าง', en: 'A text that is not empty is expected.' },
  notAFlag: { th: 'ต้องเป็น true หรือ false', en: 'It is either true or false.' },
  notPositive: { th: 'ต้องเป็นจำนวนบวก', en: 'A positive number is expected.' },
  notAList: {
    th: 'ต้องเป็นรายการที่ไม่ว่าง และไม่เกิน 1,000 รายการ',
    en: 'A list of 1 to 1,000 elements is expected.',
  },
  notAnIri: { th: 'ต้องเป็น URI', en: 'A URI is expected.' },
  notAName: { th: 'ต้องเป็นชื่อหรือ URI', en: 'A name or a URI is expected.' },
  notADateTime: {
    th: 'ต้องเป็นวันเวลา UTC รูปแบบ 2026-11-23T22:00:00Z',
    en: 'A moment in UTC is expected, as in 2026-11-23T22:00:00Z.',
  },
  inThePast: { th: 'ต้องเป็นเวลาในอนาคต', en: 'It must lie in the future.' },
  otherType: { th: 'type ต้องเป็น "Subscription"', en: 'The type is "Subscription".' },
  otherId: { th: 'เปลี่ยน id ไม่ได้', en: 'The id cannot be changed.' },
  unknownValue: { th: 'ไม่ใช่ค่าที่กำหนดไว้', en: 'It is not one of the values there are.' },
  notAPattern: {
    th: 'นิพจน์ปกติไม่ถูกต้อง (ไวยากรณ์ RE2)',
    en: 'The regular expression is not sound (syntax of RE2).',
  },
  nothingMeant: {
    th: 'ต้องมี entities หรือ watchedAttributes',
    en: 'entities or watchedAttributes must be there.',
  },
  byTheClock: {
    th: 'timeInterval ใช้พร้อมกับ watchedAttributes หรือ throttling ไม่ได้ และต้องมี entities',
    en: 'timeInterval needs entities, and does not go with watchedAttributes or throttling.',
  },
  showChanges: {
    th: 'showChanges ใช้กับรูปแบบย่อ (keyValues, simplified) ไม่ได้',
    en: 'showChanges does not go with the simplified format (keyValues).',
  },
  attributesAndPick: {
    th: 'ใช้ attributes พร้อมกับ pick หรือ omit ไม่ได้',
    en: 'attributes does not go together with pick or omit.',
  },
  pickAndOmit: { th: 'อยู่ทั้งใน pick และ omit', en: 'It is both picked and omitted.' },
  noJoin: { th: 'ต้องใช้พร้อมกับ join', en: 'It goes together with join.' },
  notJoined: {
    th: 'มีวงเล็บปีกกาลึกกว่าที่ join และ joinLevel ขอไว้',
    en: 'Its braces go deeper than join and joinLevel do.',
  },
  tooDeep: { th: 'ต้องอยู่ในช่วง 1 ถึง 5', en: 'It is from 1 to 5.' },
  notAnEndpoint: {
    th: 'ที่อยู่ต้องเป็น http, https, mqtt หรือ mqtts (mqtt ต้องมีหัวข้อ)',
    en: 'The address is one of http, https, mqtt or mqtts, the latter two with a topic.',
  },
  notAHeader: {
    th: 'ชื่อหรือค่าใช้เป็นส่วนหัวของคำขอไม่ได้',
    en: 'Key or value cannot stand in the header of a request.',
  },
  notForMqtt: {
    th: 'MQTT-Version เป็น mqtt3.1.1 หรือ mqtt5.0 และ MQTT-QoS เป็น 0 1 หรือ 2',
    en: 'MQTT-Version is mqtt3.1.1 or mqtt5.0, MQTT-QoS is 0, 1 or 2.',
  },
  notReachable: {
    th: 'ระบบไม่ได้รับอนุญาตให้ติดต่อที่อยู่นี้',
    en: 'This address may not be reached from here.',
  },
  onlyForSources: {
    th: 'ใช้ได้เฉพาะกับการสมัครรับแจ้งแหล่งข้อมูล (csourceSubscriptions)',
    en: 'It belongs to subscriptions to context sources (csourceSubscriptions) alone.',
  },
  geoQuery: {
    th: 'ต้องมี georel geometry และ coordinates',
    en: 'georel, geometry and coordinates are expected.',
  },
} satisfies Record<string, Text>

export function noSuchSubscription(id: string): Problem {
  return resourceNotFound({
    detail: { th: `ไม่มีการสมัครรับแจ้ง ${id}`, en: `There is no subscription ${id}.` },
  })
}

export function subscriptionExists(id: string): Problem {
  return alreadyExists({
    detail: { th: `มีการสมัครรับแจ้ง ${id} อยู่แล้ว`, en: `There is a subscription ${id} already.` },
  })
}

export function tooManySubscriptions(most: number): Problem {
  return tooManyResults({
    detail: {
      th: `พื้นที่ข้อมูลนี้มีการสมัครรับแจ้งได้ไม่เกิน ${most} รายการ`,
      en: `This data space has room for ${most} subscriptions.`,
    },
  })
}
