import type { Outbox } from '../store/open.ts'
import {
  indicatorListener,
  indicatorWorker,
  type MeasuringDeps,
  startTicking,
} from './pass/index.ts'

/** How often the clock is looked at: what only time changes is seen so late at most. */
const tickMs = 30_000

/** Measures as data come in and as time passes, from now until it is stopped. */
export function measureCityData(
  deps: MeasuringDeps & { outbox: Pick<Outbox, 'listen'>; onFailure: (error: unknown) => void },
): () => Promise<void> {
  const stopping = { isStopping: false }
  const stopListening = deps.outbox.listen(indicatorListener, indicatorWorker(deps, stopping))
  const stopTicking = startTicking(deps, tickMs, deps.onFailure)
  return async () => {
    stopping.isStopping = true
    await Promise.all([stopListening(), stopTicking()])
  }
}
