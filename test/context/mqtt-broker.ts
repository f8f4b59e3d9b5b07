import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect as knock } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect, type MqttClient } from 'mqtt'
import { eventually } from '../store/support.ts'
import { freePort } from '../support/free-port.ts'

export type MqttBroker = {
  port: number
  messages: { topic: string; qos: number; text: string }[]
  /** How many clients have connected, as its log says, with the version of the protocol: `p2` for 3.1.1, `p5` for 5. */
  connections(): string[]
  stop(): Promise<void>
}

type Options = { port?: number; password?: string; tls?: boolean }

/**
 * Starts Debian's mosquitto on a private port with a configuration of its own, and listens to all that is published. With a password,
 * only `city` may come in.
 */
export async function aMqttBroker({ port, password, tls }: Options = {}): Promise<MqttBroker> {
  const at = port ?? (await freePort())
  const folder = mkdtempSync(path.join(tmpdir(), 'lakmueang-mqtt-'))
  const lines = [`listener ${at} 127.0.0.1`, 'user root', 'log_type all', 'log_dest stdout']
  if (password) {
    const file = path.join(folder, 'passwords')
    execFileSync('mosquitto_passwd', ['-b', '-c', file, 'city', password])
    lines.push('allow_anonymous false', `password_file ${file}`)
  } else lines.push('allow_anonymous true')
  if (tls) {
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes', '-newkey', 'rsa:2048']
    execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    })
    lines.push(`certfile ${cert}`, `keyfile ${key}`)
  }
  writeFileSync(path.join(folder, 'mosquitto.conf'), `${lines.join('\n')}\n`)
  const log: string[] = []
  const broker = spawn('/usr/sbin/mosquitto', ['-c', path.join(folder, 'mosquitto.conf')])
  broker.stdout.setEncoding('utf8').on('data', (text: string) => log.push(...text.split('\n')))
  await eventually(() => canConnect(at))
  const messages: MqttBroker['messages'] = []
  const listener = tls ? undefined : await listen(at, password, messages)
  return {
    port: at,
    messages,
    connections: () =>
      log.flatMap((line) =>
        (/New client connected.* as (?!listener)\S+ \((p\d)/.exec(line) ?? []).slice(1),
      ),
    stop: async () => {
      await listener?.endAsync(true)
      await end(broker)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function listen(
  port: number,
  password: string | undefined,
  messages: MqttBroker['messages'],
) {
  const client: MqttClient = connect(`mqtt://127.0.0.1:${port}`, {
    clientId: 'listener',
    reconnectPeriod: 0,
    ...(password && { username: 'city', password }),
  })
  client.on('message', (topic, text, { qos }) => {
    messages.push({ topic, qos, text: text.toString('utf8') })
  })
  await client.subscribeAsync('#', { qos: 2 })
  return client
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = knock({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.unref()
    socket.once('connect', () => socket.destroy())
  })
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
