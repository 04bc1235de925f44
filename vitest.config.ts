import { defineConfig } from 'vitest/config'

/** It counts a library's work by standing in for it, so it may not share its modules with other files. */
const STANDS_ALONE = ['tests/attack/sessions.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tests/support/cluster.ts'],
    setupFiles: ['tests/support/chance.ts'],
    // Only what hangs is ended: a busy machine takes ten times as long for the same, and is no fault of the code.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...STANDS_ALONE],
          // Files share their worker's modules: loading the house anew for each of 180 files took more time than the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: STANDS_ALONE, isolate: true } },
    ],
  },
})
