import type { Device } from './device.ts'
import { fleet } from './fleet.ts'
import { dayMs, hourMs } from './local-time.ts'
import { toEntity, toEvolution } from './ngsi.ts'
import { observe, type Silence } from './observe.ts'
import type { Send } from './steward.ts'

/** A stretch of time [from, until), in ms, and who is silent in it. */
export type Stretch = {
  from: number
  until: number
  silences?: readonly Silence[]
  /** Only devices whose key begins so; all without it. */
  devices?: readonly string[] | undefined
}

/** How much of a device's past goes into one request. */
const pieceMs = 14 * dayMs
/** What came within this time is sent as it stands; longer ago, as history. */
const liveMs = 2 * hourMs

/**
 * Sends what the devices of the sample city observed in a stretch of time, and then how they stand: the past piece by piece, what is
 * hardly gone as a change of what is. Gives whether it came to the end: `isOver` is asked before each request.
 */
export async function sendBetween(
  send: Send,
  { from, until, silences = [], devices }: Stretch,
  isOver: () => boolean = () => false,
): Promise<boolean> {
  const sending = fleet.filter(
    ({ key }) => !devices || devices.some((beginning) => key.startsWith(beginning)),
  )
  if (until - from > liveMs)
    for (let at = from; at < until; at += pieceMs)
      for (const device of sending) {
        if (isOver()) return false
        const seen = observe(device, at, Math.min(at + pieceMs, until), silences)
        if (seen.length > 0) await send('/temporal/entities', toEvolution(device, seen))
      }
  if (isOver()) return false
  const standing = standingAt(sending, { from, until, silences })
  if (standing.length > 0) await send('/entityOperations/upsert?options=update', standing)
  return true
}

/** The devices that sent something lately, as they stand at the end of the stretch. */
function standingAt(
  sending: readonly Device[],
  { from, until, silences }: Required<Omit<Stretch, 'devices'>>,
): object[] {
  const since = until - from > liveMs ? until - 3 * dayMs : from
  return sending.flatMap((device) => {
    const seen = observe(device, since, until, silences)
    return seen.length > 0 ? [toEntity(device, seen)] : []
  })
}
