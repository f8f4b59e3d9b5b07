import { existsSync } from 'node:fs'
import type pg from 'pg'
import { Problem } from '../base/problem.ts'
import type { Text } from '../base/text.ts'
import { type Settings, SettingsRefused } from '../settings.ts'
import { askServer, exampleRolesSql, requireFit } from '../store/check-server.ts'
import { appLimits, makePool, roleOf, showAddress } from '../store/connect.ts'
import { currentMigration, pendingMigrations } from '../store/migrate.ts'
import { databaseSql } from '../store/roles.ts'
import type { Call, Say } from './command.ts'
import { withStore } from './with-store.ts'

const oldestNode = 24

/** One thing that was looked at: whether it is right, and what was found. `unfit`: the role is not one to work with. */
type Finding = { right: boolean; text: Text; unfit?: boolean }

/** Looks at the machine, the settings and the database, changes nothing, and says of each whether it is right. */
export async function run({ settings, say }: Call): Promise<number> {
  const findings = [checkNode()]
  const checked = readOrExplain(settings, findings)
  if (checked) findings.push(...(await checkDatabase(checked)))
  for (const { right, text } of findings) {
    const mark = right ? '✓' : '✗'
    say({ th: `${mark} ${text.th}`, en: text.en })
  }
  const isUnfit = findings.some(({ unfit }) => unfit)
  if (checked?.databaseUrl) tellSql(checked.databaseUrl, isUnfit, say)
  return findings.every((finding) => finding.right) ? 0 : 1
}

function checkNode(): Finding {
  const right = Number(process.versions.node.split('.')[0]) >= oldestNode
  return {
    right,
    text: right
      ? { th: `Node ${process.version}`, en: `Node ${process.version}` }
      : {
          th: `Node ${process.version} เก่าเกินไป ต้องใช้ ${oldestNode} ขึ้นไป โปรดเรียกผ่าน npm run`,
          en: `Node ${process.version} is too old, ${oldestNode} is needed; start through npm run`,
        },
  }
}

function readOrExplain(settings: () => Settings, findings: Finding[]): Settings | undefined {
  try {
    const read = settings()
    findings.push({ right: true, text: { th: 'การตั้งค่าถูกต้อง', en: 'The settings are right' } })
    return read
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error
    findings.push(...error.reasons.map((text) => ({ right: false, text })))
    return undefined
  }
}

async function checkDatabase(settings: Settings): Promise<Finding[]> {
  try {
    return settings.databaseUrl
      ? await checkServer(settings.databaseUrl)
      : [await checkEmbedded(settings)]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ right: false, text: textOf(error) }]
  }
}

async function checkEmbedded(settings: Settings): Promise<Finding> {
  if (!existsSync(settings.home)) {
    return {
      right: true,
      text: {
        th: `ยังไม่มีฐานข้อมูลใน ${settings.home} npm start จะสร้างให้`,
        en: `There is no database in ${settings.home} yet; npm start makes it`,
      },
    }
  }
  return withStore(
    settings,
    () => {},
    async ({ engineVersion, migration }) => ({
      right: true,
      text: {
        th: `ฐานข้อมูลในตัว PostgreSQL ${engineVersion} โครงสร้างลำดับที่ ${migration}`,
        en: `Embedded PostgreSQL ${engineVersion}, migration ${migration}`,
      },
    }),
  )
}

async function checkServer(url: string): Promise<Finding[]> {
  const pool = makePool(url, appLimits)
  try {
    const facts = await askServer(pool)
    const at = showAddress(url)
    const reached = {
      right: true,
      text: {
        th: `เชื่อมต่อ ${at} ได้ PostgreSQL ${facts.version}`,
        en: `Reached ${at}, PostgreSQL ${facts.version}`,
      },
    }
    return [reached, tellFitness(() => requireFit(facts)), await checkMigrations(pool)]
  } catch (error) {
    const because = error instanceof Error ? error.message || String(error) : String(error)
    return [
      {
        right: false,
        text: {
          th: `เชื่อมต่อ ${showAddress(url)} ไม่ได้: ${because}`,
          en: `Cannot reach ${showAddress(url)}: ${because}`,
        },
      },
    ]
  } finally {
    await pool.end()
  }
}

function tellFitness(require: () => void): Finding {
  try {
    require()
    return {
      right: true,
      text: { th: 'บทบาทมีสิทธิ์เท่าที่ควร', en: 'The role has the rights it should have and no more' },
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { right: false, text: textOf(error), unfit: true }
  }
}

async function checkMigrations(pool: pg.Pool): Promise<Finding> {
  const pending = await pendingMigrations(pool)
  const number = await currentMigration(pool)
  if (pending.length === 0) {
    return {
      right: true,
      text: { th: `โครงสร้างเป็นปัจจุบัน ลำดับที่ ${number}`, en: `Up to date at migration ${number}` },
    }
  }
  return {
    right: false,
    text: {
      th: `โครงสร้างยังขาด ${pending.join(', ')} กำหนด DATABASE_OWNER_URL แล้วรัน npm run lakmueang -- migrate`,
      en: `Missing ${pending.join(', ')}: set DATABASE_OWNER_URL and run npm run lakmueang -- migrate`,
    },
  }
}

function textOf({ kind, facts }: Problem): Text {
  const { title } = kind
  const { detail } = facts
  return detail ? { th: `${title.th}: ${detail.th}`, en: `${title.en}: ${detail.en}` } : title
}

/** The SQL that an administrator runs once, with passwords to fill in. A role that has too many rights is left as it is: it may be the administrator’s. */
function tellSql(url: string, isUnfit: boolean, say: Say) {
  const asked = roleOf(url)
  const role = isUnfit || asked === '' || asked === 'postgres' ? 'lakmueang_app' : asked
  const database = decodeURIComponent(new URL(url).pathname.slice(1))
  say({
    th: 'คำสั่ง SQL ที่ผู้ดูแลฐานข้อมูลใช้สร้างบทบาทและฐานข้อมูลที่ถูกต้อง (ใส่รหัสผ่านแทน <password>):',
    en: `SQL for the administrator, to make the right roles and the database (fill in the passwords):\n\n${exampleRolesSql(role)}\n${databaseSql(database, 'lakmueang_owner')}`,
  })
}
