import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { after, monday } from '../../../test/identity/people.ts'
import { type SmtpServer, startSmtpServer } from '../../../test/support/smtp-server.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import {
  deliverMail,
  folderCarrier,
  listMail,
  type MailCarrier,
  type NewMail,
  oldestKept,
  readLetter,
  sendMail,
  smtpCarrier,
  sweepFolder,
  sweepMail,
} from './index.ts'

const sender = { name: 'หลักเมือง', address: 'no-reply@lakmueang.example' }
const letter: NewMail = {
  to: 'somying@example.go.th',
  subject: { th: 'คำเชิญเข้าใช้ หลักเมือง', en: 'An invitation to Lak Mueang' },
  body: { th: 'เรียน คุณสมหญิง\n.\nhttps://lakmueang.example/x', en: 'Dear Somying' },
  lang: 'th',
}

function write(db: Db, change: Partial<NewMail> = {}, now = monday): Promise<void> {
  return db.transaction((tx) => sendMail(tx, { ...letter, ...change }, now))
}

async function withFolder(story: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'lakmueang-mail-'))
  try {
    await story(join(parent, 'mail'))
  } finally {
    await rm(parent, { recursive: true })
  }
}

async function withServer(story: (server: SmtpServer) => Promise<void>): Promise<void> {
  const server = await startSmtpServer()
  try {
    await story(server)
  } finally {
    await server.stop()
  }
}

const everything = { page: 1, size: 100 }

test('a letter is written with what gives rise to it, or not at all', () =>
  withDb(async (db) => {
    const failing = db.transaction(async (tx) => {
      await sendMail(tx, letter, monday)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await listMail(db.read, {}, everything)).total).toBe(0)
  }))

test('by default letters lie in a folder, to be read as they are', () =>
  withDb((db) =>
    withFolder(async (folder) => {
      await write(db)
      await write(db, { lang: 'en', to: 'john@example.org' }, after(1))
      expect(await deliverMail(db, folderCarrier(folder, sender), after(1))).toEqual({
        delivered: 2,
        failed: 0,
      })
      const names = (await readdir(folder)).sort()
      expect(names).toHaveLength(2)
      expect(names[0]).toMatch(/^20261102T020000Z-[0-9a-f-]{36}\.eml$/)
      expect((await stat(join(folder, names[0] as string))).mode & 0o777).toBe(0o600)
      const text = (await readLetter(folder, names[0] as string)) ?? ''
      expect(text.split('\r\n')).toEqual([
        'From: "หลักเมือง" <no-reply@lakmueang.example>',
        'To: somying@example.go.th',
        'Subject: คำเชิญเข้าใช้ หลักเมือง',
        'Date: Mon, 02 Nov 2026 02:00:00 +0000',
        expect.stringMatching(/^Message-ID: <[0-9a-f-]{36}@lakmueang\.example>$/),
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        'Content-Language: th',
        'Auto-Submitted: auto-generated',
        '',
        'เรียน คุณสมหญิง',
        '.',
        'https://lakmueang.example/x',
        '',
      ])
      expect(await listMail(db.read, { state: 'delivered' }, everything)).toMatchObject({
        total: 2,
        items: [
          { to: 'john@example.org', subject: 'An invitation to Lak Mueang', tries: 1 },
          { to: 'somying@example.go.th', deliveredTo: names[0], deliveredAt: after(1) },
        ],
      })
      const bodies = await db.read.selectFrom('mail').select('body').execute()
      expect(bodies).toEqual([{ body: null }, { body: null }])
      expect(await deliverMail(db, folderCarrier(folder, sender), after(2))).toEqual({
        delivered: 0,
        failed: 0,
      })
      for (const wrong of ['../mail.test', 'x.eml', `../${names[0]}`, names[0]?.slice(1) ?? ''])
        expect(await readLetter(folder, wrong)).toBeUndefined()
    }),
  ))

test('a mail server gets letters as they are meant, with its login', () =>
  withDb((db) =>
    withServer(async (server) => {
      await write(db)
      const carrier = smtpCarrier(
        {
          host: '127.0.0.1',
          port: server.port,
          implicitTls: false,
          login: { user: 'lak', password: 'a secret' },
        },
        sender,
      )
      expect(await deliverMail(db, carrier, monday)).toEqual({ delivered: 1, failed: 0 })
      expect(server.logins).toEqual(['lak\0a secret'])
      const [received] = server.letters
      expect(received).toMatchObject({
        from: '<no-reply@lakmueang.example>',
        to: '<somying@example.go.th>',
      })
      const [head = '', body = ''] = received?.data.split('\r\n\r\n') ?? []
      expect(head).toContain('Auto-Submitted: auto-generated')
      expect(head).toContain('Content-Language: th')
      expect(decodeBody(head, body)).toContain('เรียน คุณสมหญิง\r\n.\r\nhttps://lakmueang.example/x')
      expect((await listMail(db.read, {}, everything)).items).toMatchObject([
        { state: 'delivered', deliveredTo: '250 2.0.0 kept' },
      ])
    }),
  ))

test('a letter that is refused is tried again, less and less often, and given up after two days', () =>
  withDb((db) =>
    withServer(async (server) => {
      await write(db)
      server.refusal = '451 4.3.0 later'
      const settings = { host: '127.0.0.1', port: server.port, implicitTls: false, login: null }
      const carrier = smtpCarrier(settings, sender)
      const gaps: number[] = []
      let now = monday
      for (let round = 0; round < 20; round++) {
        expect((await deliverMail(db, carrier, now)).failed).toBe(1)
        const [listed] = (await listMail(db.read, {}, everything)).items
        expect(listed?.lastError).toContain('451 4.3.0 later')
        if (!listed?.dueAt) break
        const early = new Date(listed.dueAt.getTime() - 1)
        expect(await deliverMail(db, carrier, early)).toEqual({ delivered: 0, failed: 0 })
        gaps.push((listed.dueAt.getTime() - now.getTime()) / 60_000)
        now = listed.dueAt
      }
      expect(gaps).toEqual([1, 5, 15, 60, 180, 360, 720, 720])
      expect((await listMail(db.read, { state: 'given-up' }, everything)).items).toMatchObject([
        { tries: 9, dueAt: null, deliveredAt: null },
      ])
      const bodies = await db.read.selectFrom('mail').select('body').execute()
      expect(bodies).toEqual([{ body: null }])
      expect(server.letters).toEqual([])
    }),
  ))

test('a server that comes back gets what waited', () =>
  withDb((db) =>
    withServer(async (server) => {
      const settings = { host: '127.0.0.1', port: server.port, implicitTls: false, login: null }
      const carrier = smtpCarrier(settings, sender)
      await write(db)
      server.refusal = '451 4.3.0 later'
      await deliverMail(db, carrier, monday)
      server.refusal = undefined
      expect(await deliverMail(db, carrier, after(1))).toEqual({ delivered: 1, failed: 0 })
      expect(server.letters).toHaveLength(1)
    }),
  ))

test('nothing is said in the clear to a server elsewhere, least of all the login', () =>
  withDb((db) =>
    withServer(async (server) => {
      await write(db)
      // Listens on this machine, but is not called so.
      const login = { user: 'lak', password: 'a secret' }
      const settings = { host: '0.0.0.0', port: server.port, implicitTls: false, login }
      expect(await deliverMail(db, smtpCarrier(settings, sender), monday)).toMatchObject({
        failed: 1,
      })
      const [listed] = (await listMail(db.read, {}, everything)).items
      expect(listed?.lastError).toMatch(/TLS/i)
      expect(listed?.lastError).not.toContain('a secret')
      expect(server.logins).toEqual([])
      expect(server.letters).toEqual([])
    }),
  ))

test('two posts carry every letter once; one that dies leaves its letters for later', () =>
  withDb(async (db) => {
    for (let i = 0; i < 12; i++) await write(db, { to: `p${i}@example.go.th` })
    const carried: string[] = []
    const slow: MailCarrier = {
      carry: async ({ to }) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        carried.push(to)
        return 'x'
      },
    }
    await Promise.all([deliverMail(db, slow, monday), deliverMail(db, slow, monday)])
    expect(new Set(carried).size).toBe(12)
    expect(carried).toHaveLength(12)

    await write(db)
    const dying: MailCarrier = { carry: () => new Promise(() => undefined) }
    void deliverMail(db, dying, monday)
    await expect.poll(async () => (await dueTimes(db))[0]).toEqual(after(15))
    expect(await deliverMail(db, slow, after(14))).toEqual({ delivered: 0, failed: 0 })
    expect(await deliverMail(db, slow, after(15))).toEqual({ delivered: 1, failed: 0 })
  }))

test('a line break in a subject begins no header', () =>
  withDb((db) =>
    withFolder(async (folder) => {
      const subject = 'Hello\r\nBcc: all@example.org\u2028x'
      await write(db, { subject: { th: subject, en: subject } })
      await deliverMail(db, folderCarrier(folder, sender), monday)
      const [name = ''] = await readdir(folder)
      const text = (await readLetter(folder, name)) ?? ''
      expect(text).toContain('Subject: Hello Bcc: all@example.org x\r\n')
      expect(text).not.toMatch(/^Bcc/m)
    }),
  ))

test('letters leave the list and the folder after thirty days; those that wait stay', () =>
  withDb((db) =>
    withFolder(async (folder) => {
      await write(db)
      await deliverMail(db, folderCarrier(folder, sender), monday)
      await write(db)
      const days30 = after(30 * 1440)
      expect(await db.transaction((tx) => sweepMail(tx, days30))).toBe(0)
      expect(await sweepFolder(folder, oldestKept(days30))).toBe(0)
      const later = after(30 * 1440 + 1)
      expect(await db.transaction((tx) => sweepMail(tx, later))).toBe(1)
      expect(await sweepFolder(folder, oldestKept(later))).toBe(1)
      expect(await sweepFolder(join(folder, 'none'), oldestKept(later))).toBe(0)
      expect((await listMail(db.read, {}, everything)).items).toMatchObject([{ state: 'waiting' }])
    }),
  ))

async function dueTimes(db: Db): Promise<Date[]> {
  const rows = await db.read
    .selectFrom('mail')
    .select('due_at')
    .where('due_at', 'is not', null)
    .execute()
  return rows.map(({ due_at }) => due_at as Date)
}

function decodeBody(head: string, body: string): string {
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
