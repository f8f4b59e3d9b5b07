import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A mail server on this machine that keeps what it gets. */
export type SmtpServer = {
  port: number
  /** The letters as they arrived: sender, recipient, and the text between DATA and the dot. */
  letters: { from: string; to: string; data: string }[]
  /** Who signed in, as AUTH PLAIN has it: `user\0password`. */
  logins: string[]
  /** What the server answers to the text of a letter instead of taking it. */
  refusal: string | undefined
  stop(): Promise<void>
}

/** Runs one without encryption. Source: RFC 5321 and RFC 4954. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>()
  const listening = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    talk(socket, server)
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const server: SmtpServer = {
    port: (listening.address() as AddressInfo).port,
    letters: [],
    logins: [],
    refusal: undefined,
    stop: () =>
      new Promise((resolve) => {
        listening.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return server
}

function talk(socket: Socket, server: SmtpServer): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let letter = { from: '', to: '', data: '' }
  let isData = false
  let rest = ''
  say('220 mail.test')
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8')
    for (;;) {
      const end = rest.indexOf('\r\n')
      if (end < 0) return
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      take(line)
    }
  })

  function take(line: string): void {
    if (isData && line !== '.') {
      letter.data += `${line.replace(/^\.\./, '.')}\r\n`
      return
    }
    if (isData) {
      isData = false
      if (!server.refusal) server.letters.push(letter)
      say(server.refusal ?? '250 2.0.0 kept')
      return
    }
    const [word = '', ...more] = line.split(' ')
    switch (word.toUpperCase()) {
      case 'EHLO':
        say('250-mail.test')
        say('250-AUTH PLAIN')
        say('250 8BITMIME')
        break
      case 'AUTH':
        server.logins.push(
          Buffer.from(more[1] ?? '', 'base64')
            .toString()
            .slice(1),
        )
        say('235 2.7.0 welcome')
        break
      case 'MAIL':
        letter = { from: line.slice(10), to: '', data: '' }
        say('250 ok')
        break
      case 'RCPT':
        letter.to = line.slice(8)
        say('250 ok')
        break
      case 'DATA':
        isData = true
        say('354 go on')
        break
      case 'QUIT':
        say('221 bye')
        socket.end()
        break
      default:
        say('502 what')
    }
  }
}
