/** Whether and when the person, or the system, asked for an end. */
export type StopSignals = {
  /** Resolves at the first signal. */
  asked: Promise<void>
  wasAsked: () => boolean
  /** Stops listening: a signal ends the process at once again. */
  ignore: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const sameAskMs = 500

/**
 * Listens for Ctrl-C and its kind. The first signal asks for a clean stop; a later one calls `force`. One Ctrl-C under npm
 * arrives twice, from the terminal and from npm, so signals that come close together count as one.
 */
export function listenForStop(force: () => void): StopSignals {
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  let firstAt: number | undefined

  const onSignal = () => {
    if (firstAt === undefined) {
      firstAt = performance.now()
      resolve()
    } else if (performance.now() - firstAt > sameAskMs) force()
  }
  for (const signal of signals) process.on(signal, onSignal)
  return {
    asked,
    wasAsked: () => firstAt !== undefined,
    ignore: () => {
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
