import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { fakeKeychain, value } from '../worlds/fakes.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keyward-key-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('asks the keychain anew for the key of the file, whether or not it is open, and tells missing from another one', async () => {
  const keychain = fakeKeychain()
  const make = () => createRecords({ folder, keychain, newId: () => 'thekeysaccount' })
  const records = make()
  expect(await records.askForKey()).toEqual(ok('none'))
  value(await records.save({ version: 1 }))
  const key = keychain.entries.get('thekeysaccount') ?? ''
  for (const one of [records, make()]) {
    keychain.entries.set('thekeysaccount', key)
    expect(await one.askForKey()).toEqual(ok('right'))
    for (const other of [Buffer.alloc(32, 7).toString('base64'), 'no key', `AAAA${key}`]) {
      keychain.entries.set('thekeysaccount', other)
      expect(await one.askForKey(), other).toEqual(ok('altered'))
    }
    keychain.entries.delete('thekeysaccount')
    expect(await one.askForKey()).toEqual(ok('missing'))
    keychain.entries.set('thekeysaccount', key)
    keychain.hide('thekeysaccount') // one empty answer is none (E11)
    expect(await one.askForKey()).toEqual(ok('right'))
    keychain.fail(fail('keychainLocked'))
    expect(await one.askForKey()).toEqual(fail('keychainLocked'))
    keychain.fail(null)
  }
})
