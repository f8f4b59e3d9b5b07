import { isMqtt } from '../read-endpoint.ts'
import type { Send } from './outgoing.ts'
import { type Fetch, sendHttp } from './send-http.ts'
import { type Connect, makeMqttSender } from './send-mqtt.ts'

/** As much of the egress guard as notifications need. */
export type Outward = { fetch: Fetch; connect: Connect }

/** Makes what brings notifications over HTTP(S) and MQTT(S) to where their endpoints are. */
export function makeSender({ fetch, connect }: Outward): { send: Send; close(): Promise<void> } {
  const mqtt = makeMqttSender(connect)
  return {
    send: (outgoing) =>
      isMqtt(outgoing.endpoint.uri) ? mqtt.send(outgoing) : sendHttp(fetch, outgoing),
    close: mqtt.close,
  }
}
