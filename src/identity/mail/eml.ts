import type { Letter } from './mail.ts'

/** Who a letter is from: a name to read, and an address. */
export type Sender = { name: string; address: string }

/** The name by which a letter is known when it arrives twice. */
export function messageId({ id }: Letter, { address }: Sender): string {
  return `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`
}

/**
 * Writes a letter as a mail file that a person can read in any editor and a mail program can open: headers and text in UTF-8 as
 * they are. Source: RFC 5322 with RFC 6532 (UTF-8 in headers) and RFC 6152 (8-bit text).
 */
export function writeEml(letter: Letter, sender: Sender): string {
  const headers = [
    `From: "${sender.name.replace(/["\\]/g, '\\$&')}" <${sender.address}>`,
    `To: ${letter.to}`,
    `Subject: ${letter.subject}`,
    `Date: ${letter.writtenAt.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId(letter, sender)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    `Content-Language: ${letter.lang}`,
    'Auto-Submitted: auto-generated',
  ]
  return [...headers, '', ...letter.body.split(/\r?\n/), ''].join('\r\n')
}
