import type { Db } from '../store/db.ts'
import { startSealer } from './audit/sealer.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { sweepFolder } from './mail/folder.ts'
import { oldestKept, sweepMail } from './mail/sweep.ts'
import { sweepSessions } from './session/sweep.ts'
import { startPost } from './sign-in/post.ts'
import { sweepSignIn } from './sign-in/sweep.ts'

/** Told what failed, and again only after it has worked in between. */
export type OnFailure = (duty: 'seal' | 'post' | 'sweep', error: unknown) => void

const sweepMs = 60_000
const endOfTime = new Date(8_640_000_000_000_000)

/**
 * Does what has to be done as long as the process runs: seals what was done within a second, carries the mail, and every minute
 * writes down what nobody known was refused and takes away what is over. Gives the way to stop, which writes down the rest.
 */
export function startDuties(
  deps: Pick<IdentityDeps, 'db' | 'clock' | 'setting' | 'mail'>,
  onFailure: OnFailure,
  everyMs = sweepMs,
): () => Promise<void> {
  const { db, clock, setting, mail } = deps
  const stopSealer = startSealer({ db, onFailure: (error) => onFailure('seal', error) })
  const stopPost = startPost({
    db,
    setting,
    clock,
    carrier: mail.carrier,
    onFailure: (error) => onFailure('post', error),
  })
  let isFailing = false
  let running = Promise.resolve()
  const round = async () => {
    try {
      await setting.denials.flush(db, clock())
      await sweep(db, mail.folder, clock())
      isFailing = false
    } catch (error) {
      if (!isFailing) onFailure('sweep', error)
      isFailing = true
    }
  }
  const timer = setInterval(() => {
    running = running.then(round)
  }, everyMs)

  return async () => {
    clearInterval(timer)
    await Promise.all([running, stopPost(), stopSealer()])
    await setting.denials.flush(db, endOfTime).catch((error) => onFailure('sweep', error))
  }
}

/** Takes away what is over: sessions, tries, links, letters. */
async function sweep(db: Db, folder: string | null, now: Date): Promise<void> {
  await sweepSessions(db.read, now)
  await sweepSignIn(db.read, now)
  await sweepMail(db.read, now)
  if (folder !== null) await sweepFolder(folder, oldestKept(now))
}
