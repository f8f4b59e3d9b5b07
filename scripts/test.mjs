// Runs everything that must hold: node scripts/test.mjs [--long] [filters for vitest]
//
// Prints one line at the end, `N passed, N failed`. With CI=true a test that could not run counts as failed: a skip that nobody
// sees is a green lie. Runs through npm only (`npm test`), which puts the pinned runtime first on the path.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const long = process.argv.includes('--long')
const filters = process.argv.slice(2).filter((argument) => argument !== '--long')
const strict = process.env.CI === 'true'
const tally = { passed: 0, failed: 0, skipped: 0 }

console.log(`Node ${process.version}`)
if (filters.length === 0) {
  check('Biome', ['biome', 'check', '.'])
  check('TypeScript', ['tsc', '--noEmit'])
}
runTests()
report()

/** Runs one checking tool and counts it as one test. */
function check(name, command) {
  console.log(`\n${name}`)
  tally[run(command) ? 'passed' : 'failed']++
}

function runTests() {
  console.log('\nVitest')
  const folder = mkdtempSync(join(tmpdir(), 'lakmueang-test-'))
  const file = join(folder, 'results.json')
  const ran = run(
    [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...filters,
    ],
    long ? { TEST_LONG: '1' } : {},
  )
  count(file, ran)
  rmSync(folder, { recursive: true, force: true })
}

function count(file, ran) {
  let results
  try {
    results = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    tally.failed++
    return
  }
  tally.passed += results.numPassedTests
  tally.failed += results.numFailedTests
  tally.skipped += results.numPendingTests + results.numTodoTests
  // A file that does not load, a setup that fails or an error outside any test makes a failed run without a failed test.
  if (!ran && results.numFailedTests === 0) tally.failed += Math.max(1, results.numFailedTestSuites)
}

function report() {
  const failed = tally.failed + (strict ? tally.skipped : 0)
  if (tally.skipped > 0) {
    console.log(
      `\n${tally.skipped} could not run${strict ? ', which counts as failed with CI=true' : ''}`,
    )
  }
  console.log(`\n${tally.passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && tally.passed > 0 ? 0 : 1
}

function run([command, ...args], environment = {}) {
  const env = { ...process.env, ...environment }
  const windows = process.platform === 'win32'
  return spawnSync(command, args, { stdio: 'inherit', env, shell: windows }).status === 0
}
