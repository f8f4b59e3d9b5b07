import { Problem, problem } from '../base/problem.ts'

/** Facts of a failure that passes: when to ask again, in seconds (RFC 9110, section 10.2.3). */
export const retryLater = { headers: { 'retry-after': '5' } }

/** The database cannot be reached, or was lost in the middle of the work. Trying again is safe for reads. */
export const databaseUnavailable = problem({
  type: 'database-unavailable',
  status: 503,
  title: { th: 'ติดต่อฐานข้อมูลไม่ได้ในขณะนี้', en: 'The database cannot be reached at the moment' },
})

/** A statement took longer than its limit, or waited too long for a row that another holds. */
export const databaseBusy = problem({
  type: 'database-busy',
  status: 503,
  title: { th: 'ฐานข้อมูลตอบช้าเกินกำหนด', en: 'The database took too long to answer' },
})

export const databaseTooOld = problem({
  type: 'database-too-old',
  status: 500,
  title: {
    th: 'ฐานข้อมูลเป็นรุ่นเก่าเกินไป ต้องใช้ PostgreSQL 15 ขึ้นไป',
    en: 'The database is too old: PostgreSQL 15 or newer is needed',
  },
})

export const databaseRoleUnfit = problem({
  type: 'database-role-unfit',
  status: 500,
  title: {
    th: 'บทบาท (role) ที่ใช้เชื่อมต่อฐานข้อมูลไม่ปลอดภัยหรือไม่ครบ',
    en: 'The database role is unsafe or incomplete',
  },
})

export const migrationPending = problem({
  type: 'migration-pending',
  status: 500,
  title: {
    th: 'โครงสร้างฐานข้อมูลยังไม่เป็นรุ่นปัจจุบัน',
    en: 'The database is not at the current migration',
  },
})

export const databaseTooNew = problem({
  type: 'database-too-new',
  status: 500,
  title: {
    th: 'ฐานข้อมูลถูกปรับโครงสร้างโดยระบบรุ่นใหม่กว่านี้',
    en: 'The database was migrated by a newer release than this one',
  },
})

export const homeInUse = problem({
  type: 'home-in-use',
  status: 500,
  title: {
    th: 'โฟลเดอร์ข้อมูลนี้มีระบบอีกชุดหนึ่งใช้งานอยู่',
    en: 'Another instance is using this data folder',
  },
})

export const embeddedDatabaseFailed = problem({
  type: 'embedded-database-failed',
  status: 500,
  title: { th: 'เปิดฐานข้อมูลในเครื่องไม่สำเร็จ', en: 'The embedded database could not be started' },
})

// SQLSTATE of a server that is going down, coming up, full or gone; class 08 is connection failures. Source: PostgreSQL 18 manual, appendix A.
const lostStates = new Set(['57P01', '57P02', '57P03', '57P05', '53300'])
const busyStates = new Set(['57014', '55P03'])
const lostSystemErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
// The driver's own failures carry no code; a database that is closed to new connections carries one that means many things.
const lostMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client was closed|Cannot use a pool after calling end|database ".*" is not currently accepting connections)/

/** Whether the error says that the connection to the database is gone, or was never there. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionLoss)
  if (!(error instanceof Error)) return false
  if (error instanceof Problem) return error.kind === databaseUnavailable.kind
  const code = 'code' in error ? String(error.code) : ''
  return (
    lostStates.has(code) ||
    lostSystemErrors.has(code) ||
    /^08...$/.test(code) ||
    lostMessages.test(error.message)
  )
}

/** Turns the driver's error into `databaseUnavailable` or `databaseBusy` where it is one; all else passes unchanged. */
export function asProblem(error: unknown): unknown {
  if (error instanceof Problem) return error
  if (isConnectionLoss(error))
    return Object.assign(databaseUnavailable(retryLater), { cause: error })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (busyStates.has(code)) return Object.assign(databaseBusy(retryLater), { cause: error })
  return error
}
