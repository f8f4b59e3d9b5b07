import type { Json } from '../json.ts'
import { because, subscriptionFault } from './faults.ts'
import {
  type Read,
  readList,
  readMembers,
  readObject,
  readOneOf,
  readPositive,
} from './read-members.ts'
import type { Endpoint, KeyValue } from './subscription.ts'

/** Throws where an address may not be reached at all, as the egress guard does. */
export type CheckAddress = (address: URL) => void

const accepts = ['application/json', 'application/ld+json', 'application/geo+json'] as const
const schemes = new Set(['http:', 'https:', 'mqtt:', 'mqtts:'])
const longestAddress = 2048
const mostMilliseconds = 86_400_000

/** A header name (RFC 9110, 5.1), and a value without control characters. */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/
const headerValue = /^[\t\x20-\x7e\x80-\xff]{0,8192}$/

/** Headers that belong to the connection or to the notification itself. */
const ours = new Set(
  'connection content-length content-type host keep-alive link te trailer transfer-encoding upgrade expect'
    .split(' ')
    .concat('ngsild-tenant'),
)

/** Reads where notifications go. Throws BadRequestData with the place. Source: CIM 009 5.2.15, 5.2.22, 7.2. */
export function readEndpoint(check: CheckAddress): Read<Endpoint> {
  return (raw, path) => {
    const object = readObject(raw, path)
    if (!Object.hasOwn(object, 'uri')) throw subscriptionFault(`${path}.uri`, because.missing)
    const readers = new Map<string, Read<unknown>>([
      ['uri', readUri(check)],
      ['accept', readOneOf(accepts, because.unknownValue)],
      ['timeout', readPositive(mostMilliseconds)],
      ['cooldown', readPositive(mostMilliseconds)],
      ['receiverInfo', readList(readPair(true))],
      ['notifierInfo', readList(readPair(false))],
    ])
    const read = readMembers(object, path, readers) as Endpoint
    if (isMqtt(read.uri)) requireMqttSettings(read, `${path}.notifierInfo`)
    return read
  }
}

/** Whether an address is one of MQTT. */
export function isMqtt(uri: string): boolean {
  return /^mqtts?:/i.test(uri)
}

function readUri(check: CheckAddress): Read<string> {
  return (raw, path) => {
    const url = typeof raw === 'string' && raw.length <= longestAddress ? URL.parse(raw) : null
    if (url === null || !schemes.has(url.protocol) || url.hostname === '')
      throw subscriptionFault(path, because.notAnEndpoint)
    if (isMqtt(url.protocol)) requireTopic(url, path)
    else if (url.username !== '' || url.password !== '')
      throw subscriptionFault(path, because.notAnEndpoint)
    try {
      check(url)
    } catch {
      throw subscriptionFault(path, because.notReachable)
    }
    return raw as string
  }
}

const mqttSettings = new Map([
  ['MQTT-Version', ['mqtt3.1.1', 'mqtt5.0']],
  ['MQTT-QoS', ['0', '1', '2']],
])

/** Source: CIM 009 7.2. */
function requireMqttSettings({ notifierInfo = [] }: Endpoint, path: string) {
  for (const { key, value } of notifierInfo)
    if (mqttSettings.get(key)?.includes(value) === false)
      throw subscriptionFault(path, because.notForMqtt)
}

/** A topic to publish to has no wildcards. Source: MQTT 5, 4.7.1. */
function requireTopic(url: URL, path: string) {
  const topic = topicOf(url)
  if (topic === undefined || topic === '' || /[+#\0]/.test(topic))
    throw subscriptionFault(path, because.notAnEndpoint)
}

/** The topic of an address: its path without the first slash, decoded; undefined where that cannot be. */
export function topicOf(url: URL): string | undefined {
  try {
    return decodeURIComponent(url.pathname.slice(1))
  } catch {
    return undefined
  }
}

function readPair(isHeader: boolean): Read<KeyValue> {
  return (raw, path) => {
    const { key, value } = readObject(raw, path)
    const isText = (one: Json | undefined): one is string => typeof one === 'string'
    if (!isText(key) || key === '') throw subscriptionFault(`${path}.key`, because.notAText)
    if (!isText(value)) throw subscriptionFault(`${path}.value`, because.notAText)
    const fits = headerName.test(key) && headerValue.test(value) && !ours.has(key.toLowerCase())
    if (isHeader && !fits) throw subscriptionFault(path, because.notAHeader)
    return { key, value }
  }
}
