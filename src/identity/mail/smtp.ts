import { createTransport } from 'nodemailer'
import { messageId, type Sender } from './eml.ts'
import type { MailCarrier } from './mail.ts'

/** Where mail is handed over, and how. */
export type SmtpSettings = {
  host: string
  port: number
  /** Encrypted from the first byte (RFC 8314); else STARTTLS is asked for, and required unless the server is this machine. */
  implicitTls: boolean
  login: { user: string; password: string } | null
}

/**
 * Reads the address of a mail server: `smtps://user:password@mail.example` (port 465) or `smtp://mail.example:587` (default port
 * 587); undefined for what is none.
 */
export function readSmtpUrl(value: string): SmtpSettings | undefined {
  if (!URL.canParse(value)) return undefined
  const url = new URL(value)
  const { protocol, hostname, username, password, pathname, search, hash } = url
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return undefined
  if (hostname === '' || !['', '/'].includes(pathname) || search !== '' || hash !== '')
    return undefined
  if ((username === '') !== (password === '')) return undefined
  const implicitTls = protocol === 'smtps:'
  const login = readLogin(username, password)
  if (login === undefined) return undefined
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    login,
  }
}

/** Hands letters to a mail server. Throws what the server or the network said; nothing of the login is in it. */
export function smtpCarrier(settings: SmtpSettings, sender: Sender): MailCarrier {
  const { host, port, implicitTls, login } = settings
  const transport = createTransport({
    host,
    port,
    secure: implicitTls,
    requireTLS: !implicitTls && !isThisMachine(host),
    tls: { minVersion: 'TLSv1.2' },
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    carry: async (letter) => {
      const sent = await transport.sendMail({
        from: sender,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: letter.body,
        date: letter.writtenAt,
        messageId: messageId(letter, sender),
        headers: { 'Content-Language': letter.lang, 'Auto-Submitted': 'auto-generated' },
      })
      return sent.response
    },
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function readLogin(user: string, password: string): SmtpSettings['login'] | undefined {
  if (user === '') return null
  try {
    return { user: decodeURIComponent(user), password: decodeURIComponent(password) }
  } catch {
    return undefined
  }
}
