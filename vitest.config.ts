import { statSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What drives something real is slow on a slow machine, which is late and not wrong; one file at a time. Whatever a
 * test waits for has an end of its own that says what it was, long before the test is given up.
 */
const oneByOne = {
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000 } },
  setupFiles: 'tests/seed.ts',
  fileParallelism: false,
} as const

/**
 * Files that share what is loaded, since no module of ours keeps anything of its own: half of a unit run's work was to
 * load the same core anew for each of its files.
 */
const asOneProcess = { isolate: false } as const

/** The specs of the whole app that share what is packaged; the tour takes longest of all. */
const TOUR = ['tour', 'packaged'].map((name) => `tests/e2e/${name}.spec.ts`)

/** Children that are killed, each on a folder of its own; half of what `real` ones took. */
const KILLS = 'tests/adapters/kill*.real.test.ts'

/** What takes longest, the longest first. */
const LONG = [
  'kill.real',
  'e2e/network',
  'actions-at-once',
  'foreign-hostile',
  'kill-rotation',
  'leaving.real',
  'rollback.real',
  'outside-values',
  'keychain.real',
  'import.real',
  'core/handover',
]

/** Begins with what takes longest, so that no worker is left alone with it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.includes(name))
      return at < 0 ? LONG.length : at
    }
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size
    return files.toSorted((one, other) => rank(one) - rank(other) || size(other) - size(one))
  }
}

/**
 * Unit tests run on any machine in seconds; `window` ones drive the window's code in a browser; `real` ones a Secret
 * Service, processes or a server; `killed` ones end a child at every write; `made` ones look at what is built and
 * packaged, and build it anew; `whole` and `tour` ones drive the whole app.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
          testTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          setupFiles: 'tests/seed.ts',
          maxWorkers: '100%',
          ...asOneProcess,
        },
      },
      {
        test: {
          name: 'window',
          include: ['tests/**/*.browser.test.ts'],
          globalSetup: 'tests/window/build-window.ts',
          ...oneByOne,
          // each file has a browser and a server of its own, and together they take longer than any other project
          fileParallelism: true,
          maxWorkers: 2,
          ...asOneProcess,
        },
      },
      {
        test: {
          name: 'real',
          include: ['tests/**/*.real.test.ts', 'tests/sandbox/**/*.test.ts'],
          exclude: ['tests/boundary/**', KILLS],
          ...oneByOne,
        },
      },
      { test: { name: 'killed', include: [KILLS], ...oneByOne } },
      { test: { name: 'made', include: ['tests/boundary/**/*.real.test.ts'], ...oneByOne } },
      { test: { name: 'whole', include: ['tests/e2e/**/*.spec.ts'], exclude: TOUR, ...oneByOne } },
      { test: { name: 'tour', include: TOUR, ...oneByOne } },
    ],
  },
})
