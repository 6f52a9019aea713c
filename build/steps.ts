import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { breachesUnder } from './arrows.ts'
import { endLeftOver, MARK } from './left-over.ts'
import { misplacedUnder } from './literals.ts'
import { markupByHandUnder } from './pages.ts'
import { wholeUnder } from './parts.ts'
import { ROOT } from './runtime.ts'
import { failedOf, leftOutOf, Report } from './test-report.ts'

export type Tally = {
  readonly passed: number
  readonly failed: number
  /** Tests that this computer has not what they need for, each in a line of its own. */
  readonly leftOut?: readonly string[]
  /** What failed, each with what was said of it; told again at the end, where it is looked for. */
  readonly faults?: readonly string[]
}

const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name)

/** One tool that either passes or fails; its output is shown only when it fails. */
const tool = (name: string, command: string, ...args: string[]): Promise<Tally> =>
  new Promise((resolve) => {
    const began = performance.now()
    const child = spawn(bin(command), args, {
      cwd: ROOT,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => void (said += part.toString()))
    child.once('error', (error) => resolve(tell(name, began, error.message)))
    child.once('close', (code) => resolve(tell(name, began, code === 0 ? null : said)))
  })

const tell = (name: string, began: number, trouble: string | null): Tally => {
  const took = ((performance.now() - began) / 1_000).toFixed(1)
  process.stdout.write(`${trouble === null ? 'ok  ' : 'FAIL'} ${name} (${took} s)\n`)
  if (trouble !== null) process.stdout.write(`${trouble}\n`)
  return trouble === null
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, faults: [`${name}\n${trouble.slice(0, FAULT_MOST)}`] }
}

const arrows = (): Tally => {
  const began = performance.now()
  const breaches = breachesUnder(ROOT)
  const lines = breaches.map(({ file, imports, because }) => `${file} imports ${imports}: ${because}`)
  return tell('arrows', began, lines.length === 0 ? null : lines.join('\n'))
}

const words = (): Tally => {
  const began = performance.now()
  const lines = misplacedUnder(ROOT)
  return tell('words', began, lines.length === 0 ? null : lines.join('\n'))
}

const pages = (): Tally => {
  const began = performance.now()
  const lines = markupByHandUnder(ROOT)
  return tell('pages', began, lines.length === 0 ? null : lines.join('\n'))
}

const parts = (): Tally => {
  const began = performance.now()
  const lines = wholeUnder(ROOT)
  return tell('parts', began, lines.length === 0 ? null : lines.join('\n'))
}

/** Where the next check begins from; it goes with node_modules, and nothing is taken from it that has changed. */
const kept = (name: string) => join(ROOT, 'node_modules', '.cache', 'keyward-check', name)
const FORMAT_KEPT = ['--cache', '--cache-strategy', 'content', '--cache-location', kept('format')]

/** What needs nothing but the checkout, side by side: types, the arrows between the rooms, where English and markup stand, what views take, lint, format. */
export const staticSteps = (): Promise<Tally[]> =>
  Promise.all([
    tool(
      'types',
      'tsc',
      '--noEmit',
      '-p',
      '.',
      '--incremental',
      '--tsBuildInfoFile',
      kept('types.tsbuildinfo'),
    ),
    tool('lint', 'oxlint', '--type-aware', '--deny-warnings'),
    tool('format', 'prettier', '--check', '--log-level', 'warn', ...FORMAT_KEPT, '.'),
    Promise.resolve(arrows()),
    Promise.resolve(words()),
    Promise.resolve(pages()),
    Promise.resolve(parts()),
  ])

/** As much of what a tool said, in characters, is told again at the end. */
const FAULT_MOST = 4_000

/** A vitest that has written its report and is still there after this long hangs on something that a test left. */
const PATIENCE_AFTER_REPORT = 60_000
/** Longer no project takes, on the slowest machine: what is not there by then hangs, and would hold up everything. */
const PROJECT_MOST = 40 * 60_000

/** The named projects of vitest, side by side; each that ends without a report, or does not end, counts as a failure. */
export const testSteps = (...projects: readonly Project[]): Promise<Tally[]> =>
  Promise.all(projects.map(testStep))

/** The projects of vitest.config.ts. */
export type Project = 'unit' | 'made' | 'window' | 'real' | 'killed' | 'whole' | 'tour'

const testStep = async (project: Project): Promise<Tally> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-report-'))
  const file = join(folder, 'report.json')
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = await runToItsEnd(project, args, file)
  const faults = (await endLeftOver(markOf(project))).map((name) => `its tests left this running: ${name}`)
  const tally = { passed: 0, leftOut: [] as readonly string[] }
  try {
    const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
    const { told, unexplained } = leftOutOf(report.testResults)
    const failed = failedOf(report.testResults)
    faults.push(...unexplained.map((name) => `left out, and nothing says why: ${name}`), ...failed)
    if (status === null) faults.push('its tests came to their end, its process did not')
    else if (failed.length === 0 && (status !== 0 || !report.success))
      faults.push('it failed, and no test of its did')
    Object.assign(tally, { passed: report.numPassedTests, leftOut: told })
  } catch {
    faults.push('it ended without a report of its tests')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...tally, failed: faults.length, faults: faults.map((fault) => `${project}: ${fault}`) }
}

/** Tells a run from others on the same machine. */
const markOf = (project: Project) => `${process.pid}-${project}`

/** The exit code; `null` for a process that had to be ended some time after its report was there. */
const runToItsEnd = (project: Project, args: readonly string[], report: string): Promise<number | null> =>
  new Promise((resolve) => {
    // piped, and waited for by its exit: what a test may have left behind can hold its output open, but not us
    const child = spawn(bin('vitest'), ['run', '--project', project, ...args], {
      cwd: ROOT,
      env: { ...process.env, [MARK]: markOf(project) },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    child.stdout.on('data', (part: Buffer) => void process.stdout.write(part))
    child.stderr.on('data', (part: Buffer) => void process.stderr.write(part))
    const began = Date.now()
    let reportedAt: number | null = null
    const watch = setInterval(() => {
      if (existsSync(report)) reportedAt ??= Date.now()
      const isLate = reportedAt !== null && Date.now() - reportedAt > PATIENCE_AFTER_REPORT
      if (isLate || Date.now() - began > PROJECT_MOST) {
        child.kill('SIGKILL')
        end(null)
      }
    }, 1_000)
    const end = (status: number | null) => {
      clearInterval(watch)
      resolve(status)
    }
    child.once('error', () => end(1))
    child.once('exit', (code) => end(code ?? 1))
  })

/** Prints what was left out, what failed, and the sum as the last line, and ends the process with what it means. */
export const conclude = (tallies: readonly Tally[]): never => {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  for (const line of tallies.flatMap(({ leftOut = [] }) => leftOut))
    process.stdout.write(`left out: ${line}\n`)
  for (const fault of tallies.flatMap(({ faults = [] }) => faults)) process.stdout.write(`FAIL ${fault}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}
