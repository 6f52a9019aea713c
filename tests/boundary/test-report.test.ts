import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failedOf, LEFT_OUT, leftOutOf } from '../../build/test-report.ts'
import { ROOT } from '../../build/runtime.ts'

const file = (status: string, ...tests: readonly (readonly [string, string])[]) => ({
  name: join(ROOT, 'tests', 'one.test.ts'),
  status,
  assertionResults: tests.map(([title, outcome]) => ({
    title,
    status: outcome,
    ancestorTitles: [`a disk${LEFT_OUT}root`],
  })),
})

it('a test that is left out is told by its name and what it needs, once', () => {
  const { told, unexplained } = leftOutOf([
    file('passed', ['is full', 'skipped'], [`is gone${LEFT_OUT}root`, 'pending'], ['works', 'passed']),
  ])
  expect(told).toEqual([
    `${join('tests', 'one.test.ts')} > a disk > is full (it needs root)`,
    `${join('tests', 'one.test.ts')} > a disk > is gone (it needs root)`,
  ])
  expect(unexplained).toEqual([])
})

it('one that is left out and says nothing is found, unless its file failed before', () => {
  const silent = (status: string) => [
    { ...file(status), assertionResults: [{ title: 'x', status: 'skipped', ancestorTitles: [] }] },
  ]
  expect(leftOutOf(silent('passed'))).toEqual({
    told: [],
    unexplained: [`${join('tests', 'one.test.ts')} > x`],
  })
  expect(leftOutOf(silent('failed'))).toEqual({ told: [], unexplained: [] })
})

it('each test that failed is told by its name and what was said of it, without a terminal’s colours', () => {
  const failed = {
    title: 'breaks',
    status: 'failed',
    ancestorTitles: ['a disk'],
    failureMessages: ['\u001B[31mexpected 1 to be 2\u001B[39m\n    at one.test.ts:3'],
  }
  const works = file('passed', ['works', 'passed'])
  const breaks = { ...works, status: 'failed', assertionResults: [...works.assertionResults, failed] }
  expect(failedOf([works, breaks])).toEqual([
    `${join('tests', 'one.test.ts')} > a disk > breaks\nexpected 1 to be 2\n    at one.test.ts:3`,
  ])
})

it('a file that failed before its tests began is told with what was said of it', () => {
  expect(failedOf([{ ...file('failed'), message: 'no such module' }])).toEqual([
    `${join('tests', 'one.test.ts')}\nno such module`,
  ])
})
