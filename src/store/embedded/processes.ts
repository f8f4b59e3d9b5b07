import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** As whom a program runs: null is the user that we are. */
export type RunAs = { uid: number; gid: number } | null

/**
 * A mark that tells a living process from a later one with the same id: its start, in the system's own words. Undefined when no
 * such process runs; a zombie does not run.
 */
export function processMark(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxMark(pid)
  if (process.platform === 'win32') return isSignalled(pid) ? 'running' : undefined
  try {
    const told = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    })
    const [state = 'Z', ...start] = told.trim().split(/\s+/)
    return state.startsWith('Z') ? undefined : start.join(' ')
  } catch {
    return undefined
  }
}

/** The line of command of a process, where the system tells it. */
export function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    if (process.platform === 'win32') return undefined
    return execFileSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return undefined
  }
}

// Source: proc(5): after the command in brackets come the state and, as field 22, the start in ticks since boot.
function linuxMark(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return undefined
  }
}

function isSignalled(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** How a program ended: its exit code (null when killed) and the last 4,000 characters it wrote. */
export type Outcome = { code: number | null; output: string }

/** Runs a program of the database to its end, as the given user, in a folder that this user can enter. */
export function runProgram(
  file: string,
  args: string[],
  runAs: RunAs,
  folder: string,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // Away from our terminal: Ctrl-C is for us, and we stop the database in order.
      detached: process.platform !== 'win32',
      ...runAs,
      ...(process.platform !== 'win32' && { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } }),
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-4_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('exit', (code) => resolve({ code, output: output.trim() }))
  })
}
