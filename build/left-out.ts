import { relative } from 'node:path'
import { ROOT } from './runtime.ts'

/** Stands between the name of a test that is left out and what it would need (tests/needs.ts). */
export const LEFT_OUT = ' · left out here, it needs '

/** A file of tests as vitest reports it. */
export type ReportedFile = {
  readonly name: string
  readonly status: string
  readonly assertionResults: readonly {
    readonly title: string
    readonly status: string
    readonly ancestorTitles: readonly string[]
  }[]
}

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
