import type { Socket } from 'node:net'
import { MqttClient } from 'mqtt'
import { topicOf } from '../read-endpoint.ts'
import type { Endpoint } from '../subscription.ts'
import { NotDelivered, type Outgoing } from './outgoing.ts'
import { headersOf } from './send-http.ts'

/** As much of the egress guard as MQTT needs: opens a connection to a place that may be reached. */
export type Connect = (
  door: { host: string; port: number; tls?: object | undefined },
  reach: 'public',
) => Socket

export type MqttSender = {
  send(outgoing: Outgoing): Promise<void>
  close(): Promise<void>
}

type Connection = { client: Promise<MqttClient>; users: number; idle: NodeJS.Timeout | undefined }

const idleMs = 60_000
const keepaliveSeconds = 30

/**
 * Makes what publishes notifications over MQTT 5 or 3.1.1. Those for one broker, user and version share a connection, which is closed
 * when nobody has used it for a minute. Source: CIM 009 7.
 */
export function makeMqttSender(connect: Connect): MqttSender {
  const connections = new Map<string, Connection>()

  async function send(outgoing: Outgoing): Promise<void> {
    const { endpoint, timeoutMs, signal } = outgoing
    const url = new URL(endpoint.uri)
    const { version, qos } = settingsOf(endpoint)
    const key = JSON.stringify([url.protocol, url.host, url.username, url.password, version])
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    const connection = take(key, url, version, timeoutMs)
    try {
      const client = await unlessAborted(connection.client, limit)
      const published = client.publishAsync(topicOf(url) ?? '', messageOf(outgoing), { qos })
      await unlessAborted(published, limit)
    } catch (error) {
      drop(key, connection)
      throw new NotDelivered(error instanceof Error ? error.message : String(error), false)
    } finally {
      leave(key, connection)
    }
  }

  function take(key: string, url: URL, version: 4 | 5, timeoutMs: number): Connection {
    const known = connections.get(key)
    const connection = known ?? {
      client: open(connect, url, version, timeoutMs, () => drop(key, connection)),
      users: 0,
      idle: undefined,
    }
    connections.set(key, connection)
    clearTimeout(connection.idle)
    connection.users++
    return connection
  }

  function leave(key: string, connection: Connection) {
    connection.users--
    if (connection.users > 0 || connections.get(key) !== connection) return
    connection.idle = setTimeout(() => drop(key, connection), idleMs)
    connection.idle.unref()
  }

  /** Ends a connection; whoever comes next opens another. */
  function drop(key: string, connection: Connection) {
    if (connections.get(key) === connection) connections.delete(key)
    clearTimeout(connection.idle)
    connection.client.then(
      (client) => client.end(true),
      () => undefined,
    )
  }

  return {
    send,
    close: async () => {
      const all = [...connections.values()]
      connections.clear()
      for (const { idle } of all) clearTimeout(idle)
      await Promise.all(
        all.map(({ client }) =>
          client.then(
            (one) => one.endAsync(),
            () => undefined,
          ),
        ),
      )
    },
  }
}

/** Opens a connection and waits until the broker has taken it. */
function open(
  connect: Connect,
  url: URL,
  version: 4 | 5,
  timeoutMs: number,
  onEnd: () => void,
): Promise<MqttClient> {
  const isSecure = url.protocol === 'mqtts:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port || (isSecure ? 8883 : 1883))
  return new Promise((resolve, reject) => {
    const client = new MqttClient(
      () => connect({ host, port, ...(isSecure && { tls: {} }) }, 'public'),
      {
        protocolVersion: version,
        clean: true,
        reconnectPeriod: 0,
        connectTimeout: timeoutMs,
        keepalive: keepaliveSeconds,
        ...credentialsOf(url),
      },
    )
    const fail = (error: Error) => {
      client.end(true)
      reject(error)
    }
    client.once('connect', () => resolve(client))
    client.on('error', fail)
    client.on('close', () => {
      fail(new Error('the connection was closed'))
      onEnd()
    })
  })
}

function credentialsOf({ username, password }: URL) {
  return {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
  }
}

/** The version and quality of service that an endpoint asks for; MQTT 5 and 0 without. Source: CIM 009 7.2. */
function settingsOf({ notifierInfo = [] }: Endpoint): { version: 4 | 5; qos: 0 | 1 | 2 } {
  const find = (name: string) => notifierInfo.find(({ key }) => key === name)?.value
  const qos = Number(find('MQTT-QoS') ?? 0)
  return {
    version: find('MQTT-Version') === 'mqtt3.1.1' ? 4 : 5,
    qos: qos === 1 || qos === 2 ? qos : 0,
  }
}

/** The notification with what HTTP has in its headers. Source: CIM 009 7.2. */
function messageOf(outgoing: Outgoing): string {
  const metadata = JSON.stringify(headersOf(outgoing))
  return `{"metadata":${metadata},"body":${outgoing.notification.body}}`
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new Error('it did not answer in time'))
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
