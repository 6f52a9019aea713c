import { defineConfig } from 'vitest/config'

/**
 * What drives something real is slow on a slow machine, which is late and not wrong; one file at a time. Whatever a
 * test waits for has an end of its own that says what it was, long before the test is given up.
 */
const real = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  fileParallelism: false,
  expect: { poll: { timeout: 30_000 } },
} as const

/**
 * Unit tests run on any machine in seconds; `window` ones drive the window's code in a browser; `real` ones a Secret
 * Service, processes or a server; `whole` ones the whole app, built or packaged.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tests/cases/**/*.test.ts',
            'tests/core/**/*.test.ts',
            'tests/shared/**/*.test.ts',
            'tests/adapters/**/*.test.ts',
            'tests/boundary/**/*.test.ts',
            'tests/window/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', '**/*.real.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'window', include: ['tests/**/*.browser.test.ts'], ...real } },
      {
        test: {
          name: 'real',
          include: ['tests/**/*.real.test.ts', 'tests/sandbox/**/*.test.ts'],
          exclude: ['tests/boundary/**'],
          ...real,
        },
      },
      // what is built and packaged lies in one place, so that whoever builds it is here
      {
        test: {
          name: 'whole',
          include: ['tests/e2e/**/*.spec.ts', 'tests/boundary/**/*.real.test.ts'],
          ...real,
        },
      },
    ],
  },
})
