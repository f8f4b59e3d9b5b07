import { startEmbedded } from '../../src/store/embedded/supervisor.ts'

/**
 * A parent of an embedded server, run as a process of its own so that a test can kill it. Writes a line of JSON for each thing
 * said, then one with the server; closes in order on SIGTERM. Arguments: home, folder of programs or '', user id or ''.
 */
const [home = '', native = '', uid = ''] = process.argv.slice(2)

// All is loaded by now: an ordinary user need not be able to read where the tests lie.
if (uid) {
  process.setgid?.(Number(uid))
  process.setuid?.(Number(uid))
}

const tell = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)

try {
  const options = { home, ...(native && { native }), settings: { fsync: 'off' } }
  const server = await startEmbedded(options, ({ en }) => tell({ said: en }))
  tell({ pid: server.pid(), adminUrl: server.adminUrl })
  // The supervisor holds nobody's process open, and neither does waiting for a signal.
  setInterval(() => undefined, 60_000)
  process.once('SIGTERM', async () => {
    await server.close()
    process.exit(0)
  })
} catch (error) {
  tell({ refused: (error as Error).message })
}
