import { defineConfig } from 'vitest/config'

const stories = '{src,test}/**/*.story.test.{ts,tsx}'
const browser = 'test/**/*.browser.test.ts'
const start = 'test/start/**/*.test.ts'

/** Whose answers do not hang on the engine, or hang on what other stories ask of it: told on the server too by `npm run test:long`. */
const engineless = process.env.TEST_LONG
  ? []
  : ['test/{web,access,app,identity,emblem,conformance}/**', 'src/identity/!(audit)/**']

/** One load of the modules serves all files of a worker: nothing below app.ts keeps state, and loading was most of the time. */
const together = { pool: 'threads', isolate: false } as const

/**
 * One list of suites. Stories run twice, on the embedded engine and on a PostgreSQL server, each test in a database of its own.
 * The browser comes last and has the machine to itself.
 */
export default defineConfig({
  test: {
    // A test must not be able to hang the run; waits inside a test are shorter than this.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['{src,test}/**/*.test.{ts,tsx}'],
          exclude: [stories, browser, start],
          ...together,
        },
      },
      {
        extends: true,
        test: {
          name: 'embedded',
          include: [stories],
          globalSetup: 'test/support/setup-embedded.ts',
          ...together,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [stories],
          exclude: engineless,
          globalSetup: 'test/support/setup-server.ts',
          ...together,
        },
      },
      {
        extends: true,
        test: {
          name: 'start',
          include: [start],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browser],
          globalSetup: 'test/support/setup-embedded.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
