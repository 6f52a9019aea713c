import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'
import { runTour } from './tour/tour.ts'

it('the tour comes to its end, and its pictures are there', async () => {
  const lines: string[] = []
  const isWhole = await runTour(['main'], (line) => void lines.push(line))
  expect(isWhole, lines.join('\n')).toBe(true)
  for (const picture of ['01-first-run-light.png', '12-connections-dark.png', '17-disconnect-light.png'])
    expect(existsSync(join(ROOT, 'out', 'tour', 'main', picture)), picture).toBe(true)
})
