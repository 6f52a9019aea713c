import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openEntry } from '../../electron/core/lock/sealed-entries.ts'
import { VaultContent } from '../../electron/core/vault/content.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'
import { live, step } from '../worlds/world.ts'

/**
 * What lies in the sealed file, with each secret in place of the name under which the keychain has it; without tokens and
 * reserved names, and without what a restore itself writes down.
 */
const recordsOf = (keyward: FakeKeyward) => {
  const content = VaultContent.parse(JSON.parse(keyward.records.stored()))
  const { tokens: _t, secretAccounts: _s, carried: _c, checkpoint: _e, seenAt: _n, ...rest } = content
  const { restored: _r, last: _l, trouble: _f, copy: _y, ...backup } = content.backup
  // tools come along switched off, and their door is opened anew
  const { isOn: _o, port: _p, ...tools } = content.tools
  // with a passphrase each entry is sealed under the vault's own key
  const key = keyward.records.deriveKey('keychain entries')
  const apps = content.apps.map(({ secret, ...app }) => ({ ...app, secret: { ...secret, readBackAt: null } }))
  const text = JSON.stringify({
    ...rest,
    apps,
    backup,
    tools,
    signIns: content.signIns.map(({ state: _state, ...one }) => one),
  })
  return JSON.parse(
    [...keyward.keychain.entries]
      .filter(([account]) => content.secretAccounts.includes(account))
      .reduce(
        (told, [account, entry]) =>
          told.replaceAll(account, JSON.stringify(openEntry(key, account, entry) ?? entry).slice(1, -1)),
        text,
      ),
  ) as unknown
}

it('R1 whatever a vault has been through, its backup restores to the same vault, field by field, minus tokens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { again: keyward } = await live(steps)
      await keyward.api.leaveBackup({})
      const { path } = value(await keyward.api.makeKit({ as: 'page' }))
      const rows = rowsOnPage(keyward.files.saved.get(path ?? '') ?? '')
      value(await keyward.api.backUp({}))
      await settle()
      const bytes = keyward.backupShelf.newest()

      const other = await startKeyward({ clock: keyward.clock })
      other.files.next = { name: 'it.keyward-backup', bytes }
      const chosenId = value(await other.api.chooseBackup({})).chosen?.id ?? ''
      value(await other.api.openBackup({ chosenId, rows }))
      value(await other.api.restoreBackup({ chosenId }))
      await settle()

      expect(recordsOf(other)).toEqual(recordsOf(keyward))
      expect(other.records.stored()).toContain('"tokens":{}')
      expect(other.snapshot().tools.isOn).toBe(false)
      // the log in it, line by line; then the one that says that it was restored
      const lines = keyward.activityLog.lines()
      expect(other.activityLog.lines().slice(0, lines.length - 1)).toEqual(lines.slice(0, -1))
      for (const { id } of other.snapshot().reviews)
        expect((await other.world.reviewShelf.get(id)).ok).toBe(true)
    }),
    { numRuns: 6 },
  )
})
