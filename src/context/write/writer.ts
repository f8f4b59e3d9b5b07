import { setImmediate } from 'node:timers/promises'
import { Problem } from '../../base/problem.ts'
import type { Db } from '../../store/db.ts'
import { retryLater } from '../../store/problems.ts'
import { internalError, tooBusyToWrite } from '../problems.ts'
import type { Space } from '../space/index.ts'
import type { Edit } from './edit.ts'
import type { By, Outcome, Request } from './fold.ts'
import { writeGroup } from './write-group.ts'

export type WriterOptions = {
  db: Db
  /** Told of errors that are bugs; whoever asked is answered with InternalError. */
  onFault: (error: unknown) => void
  /** How many spaces are written to at once: each takes one connection. */
  spacesAtOnce?: number
  /** How many edits go into one transaction, unless one request alone has more. */
  editsAtOnce?: number
  /** How many edits may wait, of all spaces and of one. */
  mostWaiting?: number
  mostWaitingOfOne?: number
}

/** The one who changes the current state of entities. */
export type Writer = {
  /**
   * Carries out edits in order, and gives what came of each once it is committed. What is asked for while another transaction of
   * the space runs goes into the next one together. Throws the store's problems, and then nothing was done, or, where the connection
   * broke in the commit, all or nothing; `tooBusyToWrite`; NonexistentTenant.
   */
  write(space: Space, edits: readonly Edit[], by: By): Promise<Outcome[]>
  /** Takes on no more, and waits for what is under way. */
  close(): Promise<void>
}

type Waiting = {
  space: Space
  request: Request
  resolve: (outcomes: Outcome[]) => void
  reject: (error: unknown) => void
}

type Queue = { waiting: Waiting[]; edits: number }

/** Makes the writer of a process. */
export function makeWriter(options: WriterOptions): Writer {
  const {
    db,
    onFault,
    spacesAtOnce = 4,
    editsAtOnce = 1_000,
    mostWaiting = 50_000,
    mostWaitingOfOne = 20_000,
  } = options
  /** By space and era; there is one only while something waits or is written. */
  const queues = new Map<string, Queue>()
  const ready: [string, Queue][] = []
  const running = new Set<Promise<void>>()
  let waitingEdits = 0
  let closed = false

  function write(space: Space, edits: readonly Edit[], by: By): Promise<Outcome[]> {
    if (edits.length === 0) return Promise.resolve([])
    const key = `${space.tenant} ${space.era}`
    const queue = queues.get(key) ?? { waiting: [], edits: 0 }
    if (closed || waitingEdits >= mostWaiting || queue.edits >= mostWaitingOfOne)
      return Promise.reject(tooBusyToWrite(retryLater))
    return new Promise((resolve, reject) => {
      queue.waiting.push({ space, request: { edits, by }, resolve, reject })
      queue.edits += edits.length
      waitingEdits += edits.length
      if (queues.has(key)) return
      queues.set(key, queue)
      ready.push([key, queue])
      start()
    })
  }

  function start(): void {
    while (running.size < spacesAtOnce) {
      const next = ready.shift()
      if (!next) return
      const run = serve(...next).finally(() => {
        running.delete(run)
        start()
      })
      running.add(run)
    }
  }

  /** Writes one group of a space; what has come meanwhile waits its turn among the others. */
  async function serve(key: string, queue: Queue): Promise<void> {
    // What is asked for at the same moment goes together.
    await setImmediate()
    const group = takeGroup(queue)
    await settle(group)
    if (queue.waiting.length > 0) ready.push([key, queue])
    else queues.delete(key)
  }

  function takeGroup(queue: Queue): Waiting[] {
    const group: Waiting[] = []
    let edits = 0
    for (const { request } of queue.waiting) {
      if (group.length > 0 && edits + request.edits.length > editsAtOnce) break
      edits += request.edits.length
      group.push(queue.waiting[group.length] as Waiting)
    }
    queue.waiting.splice(0, group.length)
    queue.edits -= edits
    waitingEdits -= edits
    return group
  }

  async function settle(group: readonly Waiting[]): Promise<void> {
    const [{ space }] = group as [Waiting]
    const requests = group.map(({ request }) => request)
    try {
      const outcomes = await writeGroup(db, space, requests, onFault)
      for (const [at, { resolve }] of group.entries()) resolve(outcomes[at] as Outcome[])
    } catch (error) {
      if (error instanceof Problem) for (const { reject } of group) reject(error)
      else for (const one of group) await writeAlone(one)
    }
  }

  /** A group that the database will not have is written edit by edit, so that one that is unfit spoils no other. */
  async function writeAlone({ space, request, resolve, reject }: Waiting): Promise<void> {
    const outcomes: Outcome[] = []
    try {
      for (const edit of request.edits)
        outcomes.push(await writeOne(space, { edits: [edit], by: request.by }))
      resolve(outcomes)
    } catch (problem) {
      reject(problem)
    }
  }

  async function writeOne(space: Space, request: Request): Promise<Outcome> {
    try {
      const [outcomes] = await writeGroup(db, space, [request], onFault)
      return outcomes?.[0] as Outcome
    } catch (error) {
      if (error instanceof Problem) throw error
      onFault(error)
      return internalError()
    }
  }

  return {
    write,
    close: async () => {
      closed = true
      while (running.size > 0) await Promise.all(running)
    },
  }
}
