import type { Socket } from 'node:net'
import { buildConnector } from 'undici'
import { findAddresses, type Reach, type Rules } from './places.ts'
import { failed } from './problems.ts'

const connectMs = 5_000
const mostAddresses = 4

/**
 * Makes what opens the connections of a client: the host is resolved and tested here, and the connection goes to the very address
 * that was tested, so that a name cannot point elsewhere in between. The certificate is still held against the name.
 */
export function makeConnector(rules: Rules, reach: Reach): buildConnector.connector {
  const open = buildConnector({ timeout: connectMs, allowH2: false })
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80))
    findAddresses(rules, options.hostname, port, reach)
      .then((addresses) => openFirst(open, options, addresses.slice(0, mostAddresses)))
      .then(
        (socket) => callback(null, socket),
        (error) => callback(error, null),
      )
  }
}

async function openFirst(
  open: buildConnector.connector,
  options: buildConnector.Options,
  addresses: readonly string[],
): Promise<Socket> {
  let fault: unknown
  for (const address of addresses) {
    try {
      return await openOne(open, { ...options, hostname: address })
    } catch (error) {
      fault = error
    }
  }
  throw failed('unreachable', fault)
}

function openOne(open: buildConnector.connector, options: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) => {
    open(options, (...[error, socket]) => {
      if (error) reject(error)
      else resolve(socket as Socket)
    })
  })
}
