import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { fakeKeychain } from '../worlds/fakes.ts'
import { expectOpensAgain, live, step } from '../worlds/world.ts'

it('F9 whatever comes from outside, what was accepted opens again from the disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'keyward-outside-'))
      const keychain = fakeKeychain()
      try {
        const openRecords = () => createRecords({ folder, keychain, newId: systemRandom.id })
        expectOpensAgain(await live(steps, { keychain, openRecords }))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: 20, interruptAfterTimeLimit: 60_000 },
  )
  expect.hasAssertions()
})
