import type { Socket } from 'node:net'
import { Agent } from 'undici'
import type { Allowed } from './allow-list.ts'
import { type Answer, type Asking, ask } from './ask.ts'
import { makeConnector } from './connector.ts'
import { type Door, openSocket } from './open-socket.ts'
import {
  type Reach,
  type Resolve,
  type Rules,
  readAddress,
  refuseAddress,
  resolveByMachine,
} from './places.ts'
import { failed } from './problems.ts'

export type { Answer, Asking } from './ask.ts'
export type { Door } from './open-socket.ts'
export type { Reach } from './places.ts'

/** The one way outward. Nothing in the product connects to a place that a user or a setting names but through it. */
export type Egress = {
  /** Throws `egressRefused` where the address alone tells that it may not be reached; names are tested when they are asked. */
  check(address: string | URL, reach: Reach): void
  /** Asks over http or https. Throws `egressRefused`, `egressFailed`, or what the caller's signal was ended with. */
  fetch(address: string | URL, asking: Asking, reach: Reach): Promise<Answer>
  /**
   * Opens a connection that is not http, such as MQTT's. The caller ends it. Throws `egressRefused`; a name that may not be reached,
   * or cannot be, is an error of the socket.
   */
  connect(door: Door, reach: Reach): Socket
  /** The same guard with more places allowed, such as those an operator has registered. It closes with this one. */
  allowing(more: readonly Allowed[]): Egress
  /** Ends all requests and their connections at once; what is under way fails. */
  close(): Promise<void>
}

export type EgressOptions = {
  /** What may be reached besides public addresses. */
  allow: readonly Allowed[]
  /** How names are resolved; by the machine when absent. */
  resolve?: Resolve
}

const connectionsPerOrigin = 32

export function makeEgress({ allow, resolve = resolveByMachine }: EgressOptions): Egress {
  const rules: Rules = { allow, resolve }
  const clients = { public: makeClient(rules, 'public'), listed: makeClient(rules, 'listed') }
  const wider = new Set<Egress>()
  let isClosed = false

  return {
    check: (address, reach) => refuseAddress(rules, readAddress(address), reach),
    fetch: async (address, asking, reach) => {
      if (isClosed) throw failed('closed')
      const refuse = (url: URL) => refuseAddress(rules, url, reach)
      return ask(address, asking, clients[reach], refuse).catch((error) => {
        throw isClosed ? failed('closed', error) : error
      })
    },
    connect: (door, reach) => {
      if (isClosed) throw failed('closed')
      return openSocket(rules, door, reach)
    },
    allowing: (more) => {
      const made = makeEgress({ allow: [...allow, ...more], resolve })
      wider.add(made)
      return made
    },
    close: async () => {
      isClosed = true
      const ends = [clients.public, clients.listed].map((client) => client.destroy())
      await Promise.all([...ends, ...[...wider].map((one) => one.close())])
    },
  }
}

/** A client for each reach: a connection that was tested for one is not used for the other. */
function makeClient(rules: Rules, reach: Reach): Agent {
  return new Agent({ connect: makeConnector(rules, reach), connections: connectionsPerOrigin })
}
