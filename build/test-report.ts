import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod'
import { ROOT } from './runtime.ts'

/** Stands between the name of a test that is left out and what it would need (tests/needs.ts). */
export const LEFT_OUT = ' · left out here, it needs '

/** A file of tests as vitest reports it; `message` says why a file failed before its tests began. */
const ReportedFile = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().default(''),
  assertionResults: z.array(
    z.object({
      title: z.string(),
      status: z.string(),
      ancestorTitles: z.array(z.string()),
      failureMessages: z.array(z.string()).nullish(),
    }),
  ),
})
export type ReportedFile = z.input<typeof ReportedFile>

/** What vitest writes of a run (its `json` reporter), as far as it is read. */
export const Report = z.object({
  numPassedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(ReportedFile),
})

/** As much of what is said of one failed test, in characters, is told again. */
const MESSAGE_MOST = 4_000
const plain = (text: string) => stripVTControlCharacters(text).slice(0, MESSAGE_MOST)

/** Each test that failed, by its name with what was said of it, and each file that failed without a failed test. */
export const failedOf = (files: readonly ReportedFile[]): string[] =>
  files.flatMap(({ name: file, status, message = '', assertionResults }) => {
    const where = relative(ROOT, file)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${where}\n${plain(message)}`] : []
    return failed.map(({ ancestorTitles, title, failureMessages }) =>
      [[where, ...ancestorTitles, title].join(' > '), ...(failureMessages ?? []).map(plain)].join('\n'),
    )
  })

/**
 * What a run left out: each test by its name with what it would have needed, and those for which nothing says why. A
 * file that failed before its tests began has been told as that.
 */
export const leftOutOf = (files: readonly ReportedFile[]) => {
  const told: string[] = []
  const unexplained: string[] = []
  for (const { name: file, status, assertionResults } of files)
    for (const test of assertionResults) {
      if (test.status === 'passed' || test.status === 'failed') continue
      const parts = [...test.ancestorTitles, test.title].map((part) => part.split(LEFT_OUT))
      const name = `${relative(ROOT, file)} > ${parts.map(([words = '']) => words).join(' > ')}`
      const reasons = new Set(parts.flatMap(([, why]) => (why === undefined ? [] : [why])))
      if (reasons.size > 0) told.push(`${name} (it needs ${[...reasons].join('; ')})`)
      else if (status !== 'failed') unexplained.push(name)
    }
  return { told, unexplained }
}
