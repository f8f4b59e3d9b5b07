import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { ownerLimits, withClient } from '../../src/store/connect.ts'
import { makeTestFolder } from '../support/engines.ts'

const script = new URL('./embedded-process.ts', import.meta.url).pathname

/** A parent of an embedded server and what it has told. */
export type Parent = {
  child: ChildProcess
  said: string[]
  /** The server it started, or why it did not. */
  outcome: Promise<{ pid: number; adminUrl: string } | { refused: string }>
  /** Ends it in order. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

export type ParentOptions = { native?: string; uid?: number }

/** A home in a temporary folder, that is removed after the test together with any server left in it. */
export function makeHome(...parts: string[]): string {
  const folder = makeTestFolder()
  onTestFinished(async () => {
    await delay(100)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return path.join(folder, ...(parts.length > 0 ? parts : ['home']))
}

/** Starts a parent on a home. What it leaves behind is stopped after the test. */
export function startParent(home: string, { native = '', uid }: ParentOptions = {}): Parent {
  const args = ['--import', 'tsx', script, home, native, uid === undefined ? '' : String(uid)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const said: string[] = []
  let server: { pid: number; adminUrl: string } | undefined
  const outcome = new Promise<{ pid: number; adminUrl: string } | { refused: string }>(
    (resolve) => {
      let rest = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines.map((each) => JSON.parse(each))) {
          if ('said' in line) said.push(line.said)
          else resolve(line)
          if ('pid' in line) server = line
        }
      })
      ended.then(() => resolve({ refused: 'it ended' }))
    },
  )
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  onTestFinished(async () => {
    await end('SIGTERM')
    if (!server) return
    kill(server.pid, 'SIGQUIT')
    rmSync(new URL(server.adminUrl).searchParams.get('host') ?? '', {
      recursive: true,
      force: true,
    })
  })
  return { child, said, outcome, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** The server that the parent started; throws what it was refused for. */
export async function serverOf(parent: Parent): Promise<{ pid: number; adminUrl: string }> {
  const outcome = await parent.outcome
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome
}

/** Signals a process that may be gone. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it is gone
  }
}

export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const limits = { ...ownerLimits, connectMs: 2_000 }
  return (await withClient(url, limits, (client) => client.query(text))).rows ?? []
}

/** Waits until something holds, at most twenty seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 2_000; attempt++) {
    if (await holds()) return
    await delay(10)
  }
  throw new Error(`it did not come to hold: ${holds}`)
}
