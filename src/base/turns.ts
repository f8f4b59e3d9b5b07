import { setImmediate } from 'node:timers/promises'

/** Longest stretch of work on many things before others get their turn, in milliseconds. */
const stretchMs = 15

/** Lets others have their turn whenever a stretch of work has become long: to be called between one thing and the next. */
export type GiveWay = () => Promise<void> | undefined

export function startStretch(): GiveWay {
  let since = performance.now()
  return () => {
    if (performance.now() - since < stretchMs) return undefined
    return setImmediate().then(() => {
      since = performance.now()
    })
  }
}
