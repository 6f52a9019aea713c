import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DAY } from '../../shared/kernel/instant.ts'

/**
 * When each major came out (npm, November 2026). The latest three are supported and a new one comes every eight
 * weeks (electronjs.org, Release timelines), so a major leaves support about 24 weeks after it came.
 */
const RELEASED: Record<string, number> = { 45: Date.UTC(2026, 9, 21) }
const SUPPORTED_FOR = 24 * 7 * DAY

it('A12 the Electron that is built in is still supported; when this fails, move to a newer major', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { devDependencies: Record<string, string> }
  const version = devDependencies['electron'] ?? ''
  expect(version, 'pinned exactly').toMatch(/^\d+\.\d+\.\d+$/u)
  const released = RELEASED[version.split('.')[0] ?? '']
  expect(released, 'the release date of this major belongs into this test').toBeDefined()
  expect(Date.now()).toBeLessThan((released ?? 0) + SUPPORTED_FOR)
})
