import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded into a process with `--import`: at each SIGUSR2 prints the longest stall of its event loop since the last one, in milliseconds, as
 * `longest stall: 12.3`.
 */
const delays = monitorEventLoopDelay({ resolution: 2 })
delays.enable()
process.on('SIGUSR2', () => {
  console.log(`longest stall: ${(delays.max / 1e6).toFixed(1)}`)
  delays.reset()
})
