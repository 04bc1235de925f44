import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['tests/support/cluster.ts'],
    // A first start of PostgreSQL (initdb) on a busy two-core machine takes several seconds.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Files share their worker's modules: loading the house anew for each of 180 files took more time than the tests.
    isolate: false,
  },
})
