import type { Db } from '../../store/db.ts'
import { deliverMail } from '../mail/deliver-mail.ts'
import type { MailCarrier } from '../mail/mail.ts'
import { answerRecoveries } from './recovery.ts'
import type { SignInSetting } from './sign-in.ts'

export type PostOptions = {
  db: Db
  setting: SignInSetting
  carrier: MailCarrier
  clock: () => Date
  /** Told when a round fails, and again only after one has worked in between. */
  onFailure: (error: unknown) => void
  /** How long the post rests between rounds, in milliseconds. */
  everyMs?: number
}

/** Answers who asked for a way back in, and carries what is due, as long as the process runs. Gives the way to stop. */
export function startPost(options: PostOptions): () => Promise<void> {
  const { db, setting, carrier, clock, onFailure, everyMs = 1_000 } = options
  let stopped = false
  let isFailing = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  const round = async () => {
    try {
      await answerRecoveries(db, setting, clock())
      await deliverMail(db, carrier, clock())
      isFailing = false
    } catch (error) {
      if (!isFailing) onFailure(error)
      isFailing = true
    }
    if (!stopped) timer = setTimeout(next, everyMs)
  }
  const next = () => {
    running = round()
  }
  next()

  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
