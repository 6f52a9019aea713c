import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'

const folder = join(ROOT, '.github', 'workflows')
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

describe.each(workflows)('B6 the workflow %s', (_name, text) => {
  it('pins every action by the whole hash of a commit, and says which version that is', () => {
    const used = [...text.matchAll(/uses:\s*(.+)$/gmu)].map(([, action]) => action)
    expect(used.length).toBeGreaterThan(0)
    for (const action of used) expect(action).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u)
  })

  it('starts from reading alone, and leaves no credentials in a checkout', () => {
    expect(/^permissions:\n {2}contents: read\n\n/mu.test(text)).toBe(true)
    expect(text.match(/actions\/checkout@/gu)?.length).toBe(
      text.match(/persist-credentials: false/gu)?.length,
    )
    expect(text).not.toMatch(/pull_request_target|workflow_run|write-all/u)
  })

  it('lets nothing that somebody else wrote become a command: values reach them as variables', () => {
    const commands = [...text.matchAll(/^( +)(?:- )?run: (?:\|\n((?:\1 +.*\n)+)|(.*))$/gmu)].map(
      ([, , block, line]) => block ?? line ?? '',
    )
    expect(commands.length).toBeGreaterThan(1)
    expect(commands.filter((command) => command.includes('${{'))).toEqual([])
  })
})

it('B6 gives the right to write to the jobs that need it, and secrets to none that tests', () => {
  const release = workflows.find(([name]) => name === 'release.yml')?.[1] ?? ''
  const jobs = new Map(
    [...release.matchAll(/^ {2}(\w+):\n((?: {3,}.*\n|\n| {2}#.*\n)*)/gmu)].map(([, name, body]) => [
      name,
      body ?? '',
    ]),
  )
  expect([...jobs].filter(([, body]) => body.includes(': write')).map(([name]) => name)).toEqual([
    'seal',
    'publish',
  ])
  expect([...jobs].filter(([, body]) => body.includes('secrets.')).map(([name]) => name)).toEqual([
    'package',
    'seal',
  ])
})

it('B6 pins every image by its digest as well', () => {
  const images = workflows.flatMap(([, text]) =>
    [...text.matchAll(/image:\s*(.+)$/gmu)].map(([, image]) => image),
  )
  expect(images.length).toBeGreaterThan(1)
  for (const image of images) expect(image).toMatch(/^[\w.-]+:[\w.-]+@sha256:[0-9a-f]{64}$/u)
})

it('B6 runs everything on each system before it is packaged there', () => {
  const jobs = workflows.flatMap(([, text]) =>
    text.split(/^ {2}[\w-]+:\n/mu).filter((job) => job.includes('matrix:')),
  )
  expect(jobs).toHaveLength(2)
  for (const job of jobs) {
    expect(job).toMatch(/windows-\d/u)
    expect(job).toMatch(/macos-\d/u)
    expect(job).toMatch(/- run: npm test$/mu)
  }
})
