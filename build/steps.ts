import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { breachesUnder } from './arrows.ts'
import { ROOT } from './runtime.ts'

export type Tally = { readonly passed: number; readonly failed: number }

const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name)

/** One tool that either passes or fails; its output is shown only when it fails. */
const tool = (name: string, command: string, ...args: string[]): Tally => {
  const began = performance.now()
  const done = spawnSync(bin(command), args, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  return tell(name, began, done.status === 0 ? null : `${done.stdout}${done.stderr}`)
}

const tell = (name: string, began: number, trouble: string | null): Tally => {
  const took = ((performance.now() - began) / 1_000).toFixed(1)
  process.stdout.write(`${trouble === null ? 'ok  ' : 'FAIL'} ${name} (${took} s)\n`)
  if (trouble !== null) process.stdout.write(`${trouble}\n`)
  return trouble === null ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const arrows = (): Tally => {
  const began = performance.now()
  const breaches = breachesUnder(ROOT)
  const lines = breaches.map(({ file, imports, because }) => `${file} imports ${imports}: ${because}`)
  return tell('arrows', began, lines.length === 0 ? null : lines.join('\n'))
}

/** What needs nothing but the checkout: types, the arrows between the rooms, lint, format. */
export const staticSteps = (): Tally[] => [
  tool('types', 'tsc', '--noEmit', '-p', '.'),
  arrows(),
  tool('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
]

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
})

/** One project of vitest; a run that ends without a report counts as one failure. */
export const testStep = (project: 'unit' | 'real'): Tally => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-report-'))
  const file = join(folder, 'report.json')
  const done = spawnSync(
    bin('vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  try {
    const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
    const silent = report.numFailedTests === 0 && (done.status !== 0 || !report.success)
    return { passed: report.numPassedTests, failed: report.numFailedTests + (silent ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints the sum as the last line and ends the process with what it means. */
export const conclude = (tallies: readonly Tally[]): never => {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}
