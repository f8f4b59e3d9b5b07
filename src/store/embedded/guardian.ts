import type { Text } from '../../base/text.ts'
import type { Postmaster } from './server.ts'
import { embeddedWords } from './words.ts'

const lookMs = 500
const longestWaitMs = 30_000

type Work = {
  restart(): Promise<Postmaster>
  isGone(server: Postmaster): boolean
  say(text: Text): void
}

/** Looks after a server: when its process is gone, it is started again, at growing intervals if that fails. */
export function watchOver(server: Postmaster, { restart, isGone, say }: Work) {
  let current = server
  let stopped = false
  let restarting: Promise<void> | undefined
  let timer = setTimeout(look, lookMs)

  function look(): void {
    if (stopped) return
    if (!isGone(current)) again(lookMs)
    else {
      say(embeddedWords.lost)
      restarting = bringBack(lookMs)
    }
  }

  async function bringBack(waitMs: number): Promise<void> {
    try {
      current = await restart()
      say(embeddedWords.back)
      again(lookMs)
    } catch {
      timer = setTimeout(() => {
        if (!stopped) restarting = bringBack(Math.min(waitMs * 2, longestWaitMs))
      }, waitMs)
      timer.unref()
    }
  }

  function again(waitMs: number): void {
    timer = setTimeout(look, waitMs)
    timer.unref()
  }

  return {
    current: () => current,
    /** Ends the watch; a restart under way is waited for. */
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await restarting
      clearTimeout(timer)
    },
  }
}
