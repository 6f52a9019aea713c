import { defineConfig } from 'vitest/config'

/** Unit tests run on any machine in seconds; `real` ones drive a Secret Service, a browser, processes or a server. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tests/core/**/*.test.ts',
            'tests/shared/**/*.test.ts',
            'tests/adapters/**/*.test.ts',
            'tests/boundary/**/*.test.ts',
            'tests/renderer/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', '**/*.real.test.ts'],
          // a slow machine is late, not wrong
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'real',
          include: [
            'tests/**/*.real.test.ts',
            'tests/**/*.browser.test.ts',
            'tests/sandbox/**/*.test.ts',
            'tests/e2e/**/*.spec.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // a slow machine is late, not wrong
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
